import { mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build, type Plugin } from 'esbuild'

const root = fileURLToPath(new URL('../..', import.meta.url))

const bundles = new Map<string, Promise<string>>()
let folder: string | undefined

/**
 * The path of a script as one file, made once for all tests of a file: it starts in a quarter of the time that its sources
 * take. It does what the script does: packages are those of the repository, and each module finds files beside its source.
 * That the sources start, too, is tested where `npm` itself is run.
 */
export function bundledCommand(script: string): Promise<string> {
  const known = bundles.get(script)
  if (known) return known
  const bundle = bundled(script)
  bundles.set(script, bundle)
  return bundle
}

async function bundled(script: string): Promise<string> {
  const outfile = join(bundleFolder(), `${bundles.size}.mjs`)
  await build({
    absWorkingDir: root,
    entryPoints: [script],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    // A script that asks whether it was started itself asks for its source.
    banner: { js: `process.argv[1] = ${JSON.stringify(join(root, script))}` },
    plugins: [ownUrls],
    logLevel: 'error',
  })
  return outfile
}

/** Packages are looked for from where the bundle is. */
function bundleFolder(): string {
  if (folder !== undefined) return folder
  const made = mkdtempSync(join(tmpdir(), 'paperwire-commands-'))
  process.once('exit', () => rmSync(made, { recursive: true, force: true }))
  symlinkSync(join(root, 'node_modules'), join(made, 'node_modules'))
  folder = made
  return made
}

/** Leaves each module the URL of its source. */
const ownUrls: Plugin = {
  name: 'own URLs',
  setup(esbuild) {
    esbuild.onLoad({ filter: /\.tsx?$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8')
      if (!source.includes('import.meta.url')) return undefined
      const url = JSON.stringify(pathToFileURL(path).href)
      return {
        contents: source.replaceAll('import.meta.url', () => url),
        loader: path.endsWith('x') ? 'tsx' : 'ts',
      }
    })
  },
}
