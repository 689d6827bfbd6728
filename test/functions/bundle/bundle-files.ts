import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export type BundleFiles = ReadonlyMap<string, string>

export function allFiles(folder: string): BundleFiles {
  const names = readdirSync(folder).filter((name) => name.endsWith('.mjs'))
  return new Map(names.map((name) => [name, readFileSync(join(folder, name), 'utf8')]))
}

/** The files that a cold start reads: the handler and what it imports at its start. */
export function filesAtStart(folder: string): BundleFiles {
  const all = allFiles(folder)
  const read = new Map<string, string>()
  const add = (name: string): void => {
    const file = all.get(name)
    if (file === undefined || read.has(name)) return
    read.set(name, file)
    for (const imported of importsAtStart(file)) add(imported.replace('./', ''))
  }
  add('handler.mjs')
  return read
}

/** The static imports of a minified file: `import` as a statement, not as a call. */
export function importsAtStart(file: string): readonly string[] {
  return [...file.matchAll(/(?:\bfrom|\bimport)"([^"]+)"/g)].map(([, module = '']) => module)
}

export function bytesOf(files: BundleFiles): number {
  return [...files.values()].reduce((sum, file) => sum + Buffer.byteLength(file), 0)
}
