/** The imports of each file, by name. */
export type ImportGraph = ReadonlyMap<string, Iterable<string>>

/** Every way from a name back to itself, written out: `a.ts → b.ts → a.ts`. One for each import that closes one. */
export function importCycles(graph: ImportGraph): string[] {
  const cycles: string[] = []
  const done = new Set<string>()
  const visit = (name: string, way: readonly string[]): void => {
    const start = way.indexOf(name)
    if (start >= 0) cycles.push([...way.slice(start), name].join(' → '))
    if (start >= 0 || done.has(name)) return
    for (const target of graph.get(name) ?? []) visit(target, [...way, name])
    done.add(name)
  }
  for (const name of graph.keys()) visit(name, [])
  return cycles
}
