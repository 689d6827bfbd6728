import { readFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, type Plugin } from 'esbuild'
import type { Mutant, Part } from './mutants.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))

/** Bundles the simulation, with guards taken away by patching the sources as they are loaded. */
export async function bundleSimulation(outfile: string, mutant?: Mutant): Promise<void> {
  await bundleEntry('test/simulation/protocol/batch.ts', outfile, mutant ? [patching(mutant)] : [])
}

/** Bundles a program that runs the simulation. Returns the files in it, from the root of the repository. */
export async function bundleEntry(
  entry: string,
  outfile: string,
  plugins: readonly Plugin[],
): Promise<readonly string[]> {
  const { metafile } = await build({
    entryPoints: [join(root, entry)],
    absWorkingDir: root,
    metafile: true,
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node22',
    mainFields: ['module', 'main'],
    logLevel: 'error',
    jsx: 'automatic',
    jsxImportSource: 'hono/jsx',
    plugins: [...plugins],
  })
  return Object.keys(metafile.inputs)
}

/** Loads other text in the place of one source. */
export function replacing({ file, source }: { readonly file: string; readonly source: string }): Plugin {
  return {
    name: 'replaced-source',
    setup(esbuild) {
      esbuild.onLoad({ filter: /\.tsx?$/ }, ({ path }) =>
        relative(root, path) === file
          ? { contents: source, loader: file.endsWith('x') ? 'tsx' : 'ts' }
          : undefined,
      )
    },
  }
}

/** A guard that is not found is a mistake in the list of mutants, not a mutant that lives. */
function patching({ name, parts }: Mutant): Plugin {
  return {
    name: 'mutant',
    setup(esbuild) {
      const patched = new Set<string>()
      esbuild.onLoad({ filter: /\.tsx?$/ }, async ({ path }) => {
        const file = relative(root, path)
        const own = parts.filter((part) => part.file === file)
        if (own.length === 0) return undefined
        let contents = await readFile(path, 'utf8')
        for (const part of own) {
          contents = withoutGuard(contents, name, part)
          patched.add(part.find)
        }
        return { contents, loader: file.endsWith('x') ? 'tsx' : 'ts' }
      })
      esbuild.onEnd(() => {
        const missing = parts.filter(({ find }) => !patched.has(find))
        if (missing.length > 0)
          throw new Error(`${name}: ${missing.map(({ file }) => file).join(', ')} is not loaded`)
      })
    },
  }
}

/** A source without a guard. Throws where the guard does not stand exactly once. */
export function withoutGuard(source: string, name: string, { file, find, replace }: Part): string {
  const pattern = anyWhiteSpace(find)
  if (source.match(pattern)?.length !== 1) throw new Error(`${name}: not found once in ${file}: ${find}`)
  return source.replace(pattern, () => replace)
}

/** The formatter may break lines differently one day, but the guard's text stays the same. */
function anyWhiteSpace(text: string): RegExp {
  const words = text.split(/\s+/).map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(words.join('\\s+'), 'g')
}
