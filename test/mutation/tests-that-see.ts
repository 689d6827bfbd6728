import { globSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'

export interface Seen {
  /** The tests that load a source, by their distance from it in imports, nearest first. */
  readonly tests: readonly { readonly test: string; readonly distance: number }[]
  /** All files that load it, with or without others between. */
  readonly between: readonly string[]
}

/** Reads the imports of all sources below a root once. */
export function testsThatSee(root: string, isTest: (path: string) => boolean): (source: string) => Seen {
  const importers = new Map<string, Set<string>>()
  for (const file of globSync('{functions,infra,shared,test}/**/*.{ts,tsx}', { cwd: root })) {
    for (const target of importsOf(readFileSync(join(root, file), 'utf8'))) {
      const path = relative(root, join(root, dirname(file), target))
      const known = importers.get(path) ?? new Set()
      importers.set(path, known.add(file))
    }
  }
  return (source) => {
    const seen = new Map([[source, 0]])
    for (const [path, distance] of seen) {
      for (const importer of importers.get(path) ?? []) {
        if (!seen.has(importer)) seen.set(importer, distance + 1)
      }
    }
    seen.delete(source)
    const tests = [...seen].filter(([path]) => isTest(path)).map(([test, distance]) => ({ test, distance }))
    return { tests, between: [...seen.keys()] }
  }
}

/** The relative paths that a source loads. Types are not loaded. */
export function importsOf(text: string): string[] {
  const statements =
    /^(?:import|export)\s(?!type\b)[^'"`;]*?(?:from\s*)?'(\.[^']+)'|\bimport\(\s*'(\.[^']+)'/gm
  return [...text.matchAll(statements)].flatMap(([, fixed, late]) => fixed ?? late ?? [])
}
