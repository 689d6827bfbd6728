import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type BuildOptions, buildSync } from 'esbuild'

export type FunctionName = 'api' | 'publish' | 'deliver' | 'feedback'

/** What Lambda calls in every bundle: `handler` of `handler.mjs`. */
export const lambdaHandler = 'handler.handler'

const root = fileURLToPath(new URL('..', import.meta.url))

/**
 * How every function is bundled: one file, nothing beside it.
 *
 * The AWS SDK is part of the bundle although Lambda has one of its own. Whether a mail can go out twice hangs on how the
 * SDK retries and times out (`sesClientConfig`), so the version that was tested is the version that runs, and no
 * release of the runtime can change it. It costs 340 to 390 kB a function, 110 kB of them zipped, and no time: one file
 * loads as fast as a small one that reads the SDK's many.
 */
const options = {
  bundle: true,
  platform: 'node',
  target: 'node24',
  format: 'esm',
  // The ES modules of the SDK and of zod lose what nobody imports; their CommonJS twins keep all of it.
  mainFields: ['module', 'main'],
  minify: true,
  // A map is several times the size of its bundle and is read at each cold start. The names of log lines tell enough.
  sourcemap: false,
  // A warning is a bundle that may not start.
  logLevel: 'warning',
} as const satisfies BuildOptions

/** Bundles a function into a folder of its own, as `handler.mjs`, and returns that folder. */
export function bundleFunction(name: FunctionName, folder: string): string {
  const target = join(folder, name)
  buildSync({
    ...options,
    absWorkingDir: root,
    entryPoints: [`functions/${name}/handler.ts`],
    outfile: join(target, 'handler.mjs'),
  })
  return target
}
