import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type BuildOptions, buildSync, type Metafile } from 'esbuild'

export const functionNames = ['api', 'publish', 'deliver', 'letters', 'feedback'] as const

export type FunctionName = (typeof functionNames)[number]

/** The handler that Lambda calls in every bundle: `handler` of `handler.mjs`. */
export const lambdaHandler = 'handler.handler'

/** The origin of a function's AWS SDK: its own bundle, or the copy in Lambda's runtime. */
export type SdkSource = 'bundle' | 'runtime'

export const sdkSources: readonly SdkSource[] = ['bundle', 'runtime']

/**
 * The bundle holds the AWS SDK, although Lambda's runtime has a copy. The SDK's retries and time-outs decide
 * whether a mail can go out twice (`sesClientConfig`). So the tested version must run, and no release of the
 * runtime may change it. `test/fixtures/bundle-bytes.json` holds the sizes. `npm run bench -- cold-start`
 * measures the effect on cold starts.
 */
export const deployedSdk: SdkSource = 'bundle'

const root = fileURLToPath(new URL('..', import.meta.url))

/** The esbuild options of every function: chunks beside the handler hold what is loaded later. */
export const bundleOptions = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  target: 'node24',
  format: 'esm',
  // esbuild drops unused exports of the ES modules of the SDK and of zod. From CommonJS modules it drops
  // nothing.
  mainFields: ['module', 'main'],
  minify: true,
  charset: 'utf8',
  // Each language is a chunk of its own, loaded at its first use, so cold starts do not grow with the number
  // of languages.
  splitting: true,
  outExtension: { '.js': '.mjs' },
  // A source map is several times as large as its bundle and is read at each cold start. The log lines tell
  // enough.
  sourcemap: false,
  // Warnings are shown, because a bundle with a warning may not start.
  logLevel: 'warning',
} as const satisfies BuildOptions

export const sdkPackages: readonly string[] = ['@aws-sdk/*', '@smithy/*']

const externals: Readonly<Record<SdkSource, readonly string[]>> = {
  // These credential providers serve people's machines and take a sixth of a bundle. Lambda's credentials are
  // in the environment, where the SDK looks first. It would load these providers only if it found none there.
  bundle: ['sso', 'ini', 'process', 'web-identity'].map((way) => `@aws-sdk/credential-provider-${way}`),
  runtime: sdkPackages,
}

/** Modules that are replaced in bundles for a faster start. */
const alias = { 'node:http': fileURLToPath(new URL('bundled/node-http.cjs', import.meta.url)) }

/** Bundles a function as `handler.mjs` into a subfolder of `folder` and returns that subfolder. */
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
