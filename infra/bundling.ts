import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type BuildOptions, buildSync, type Metafile } from 'esbuild'

export const functionNames = ['api', 'publish', 'deliver', 'feedback'] as const

export type FunctionName = (typeof functionNames)[number]

/** What Lambda calls in every bundle: `handler` of `handler.mjs`. */
export const lambdaHandler = 'handler.handler'

/** Where a function's AWS SDK comes from: its own bundle, or the folder that Lambda's runtime brings. */
export type SdkSource = 'bundle' | 'runtime'

export const sdkSources: readonly SdkSource[] = ['bundle', 'runtime']

/**
 * The AWS SDK is part of the bundle although Lambda has one of its own. Whether a mail can go out twice hangs on how the
 * SDK retries and times out (`sesClientConfig`), so the version that was tested is the version that runs, and no
 * release of the runtime can change it. What it weighs stands in `test/fixtures/bundle-bytes.json`, what it costs and
 * saves at a cold start says `npm run bench -- cold-start`.
 */
export const deployedSdk: SdkSource = 'bundle'

const root = fileURLToPath(new URL('..', import.meta.url))

/** How every function is bundled: what it may need later is in chunks beside its handler. */
export const bundleOptions = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  target: 'node24',
  format: 'esm',
  // The ES modules of the SDK and of zod lose what nobody imports; their CommonJS twins keep all of it.
  mainFields: ['module', 'main'],
  minify: true,
  charset: 'utf8',
  // A language is a chunk of its own, read when the first reader asks for it: no cold start grows with their number.
  splitting: true,
  outExtension: { '.js': '.mjs' },
  // A map is several times the size of its bundle and is read at each cold start. The names of log lines tell enough.
  sourcemap: false,
  // A warning is a bundle that may not start.
  logLevel: 'warning',
} as const satisfies BuildOptions

export const sdkPackages: readonly string[] = ['@aws-sdk/*', '@smithy/*']

const externals: Readonly<Record<SdkSource, readonly string[]>> = {
  // Ways to credentials that exist on people's machines, a sixth of a bundle. Lambda's come out of the environment,
  // where the SDK looks first; it would load these only if there were none.
  bundle: ['sso', 'ini', 'process', 'web-identity'].map((way) => `@aws-sdk/credential-provider-${way}`),
  runtime: sdkPackages,
}

/** What bundles get in place of a module, for a faster start. */
const alias = { 'node:http': fileURLToPath(new URL('bundled/node-http.cjs', import.meta.url)) }

/** Bundles a function into a folder of its own, as `handler.mjs`, and returns that folder. */
export function bundleFunction(name: FunctionName, folder: string, sdk: SdkSource = deployedSdk): string {
  const target = join(folder, name)
  const { metafile } = buildSync({
    ...bundleOptions,
    metafile: true,
    alias,
    entryPoints: [`functions/${name}/handler.ts`],
    outdir: target,
    external: [...externals[sdk]],
  })
  dropUnreached(metafile)
  return target
}

/** Deletes the chunks that nothing imports: esbuild writes one for a dynamic import that it shook away afterwards. */
function dropUnreached({ outputs }: Metafile): void {
  const reached = new Set<string>()
  const reach = (file: string): void => {
    if (reached.has(file)) return
    reached.add(file)
    for (const { path, external } of outputs[file]?.imports ?? []) if (!external) reach(path)
  }
  for (const [file, { entryPoint }] of Object.entries(outputs))
    if (entryPoint?.endsWith('/handler.ts')) reach(file)
  for (const file of Object.keys(outputs)) if (!reached.has(file)) rmSync(join(root, file))
}
