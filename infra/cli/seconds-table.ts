/** A part of a command and its duration in milliseconds. */
export interface TimedPart {
  readonly name: string
  readonly ms: number
}

/** A table of the parts of a command and their sum, one line each, in seconds. */
export function secondsTable(parts: readonly TimedPart[]): string {
  const all = { name: 'in all', ms: parts.reduce((sum, { ms }) => sum + ms, 0) }
  const rows = [...parts, all].map(({ name, ms }) => [name, `${(ms / 1000).toFixed(1)} s`] as const)
  const width = Math.max(...rows.map(([name]) => name.length))
  const figureWidth = Math.max(...rows.map(([, figure]) => figure.length))
  return rows.map(([name, figure]) => `${name.padEnd(width)}  ${figure.padStart(figureWidth)}`).join('\n')
}
