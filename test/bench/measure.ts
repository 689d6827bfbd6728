/** One line of the table. */
export interface Figure {
  readonly what: string
  readonly value: number
  readonly unit: 'ms' | 'MB'
  /** The limit that the value may not exceed. */
  readonly limit?: number
  /** The limit that its ratio to the baseline may not exceed. */
  readonly limitOfBaseline?: number
  /** A well-known piece of work, measured in the same run: machines differ, but their ratios hardly do. */
  readonly baseline: { readonly what: string; readonly value: number }
}

/** CPU time of some work in milliseconds: the median of five runs, each after `prepare`, which is not counted. */
export function cpuMs<Material>(prepare: () => Material, work: (material: Material) => unknown): number {
  const times = Array.from({ length: 5 }, () => {
    const material = prepare()
    const before = process.cpuUsage()
    work(material)
    const { user, system } = process.cpuUsage(before)
    return (user + system) / 1_000
  })
  return times.sort((a, b) => a - b)[2] ?? Number.NaN
}

export function isOver({ value, limit, limitOfBaseline, baseline }: Figure): boolean {
  const isTooMuch = limit !== undefined && !(value <= limit)
  return isTooMuch || (limitOfBaseline !== undefined && !(value / baseline.value <= limitOfBaseline))
}

export function table(figures: readonly Figure[]): string {
  const lines = figures.map((figure) => {
    const { what, value, unit, limit, limitOfBaseline, baseline } = figure
    const shown = `${round(value)} ${unit}${isOver(figure) ? ' **over**' : ''}`
    const allowed = [
      ...(limit === undefined ? [] : [`≤ ${limit} ${unit}`]),
      ...(limitOfBaseline === undefined ? [] : [`≤ ${limitOfBaseline} ×`]),
    ].join(', ')
    const compared = `${baseline.what}: ${round(baseline.value)} ${unit}`
    return `| ${what} | ${shown} | ${allowed} | ${compared} | ${round(value / baseline.value)} |`
  })
  return [
    '| what | figure | limit | baseline of this run | ratio |',
    '|---|---:|---:|---|---:|',
    ...lines,
  ].join('\n')
}

function round(value: number): string {
  return value >= 100 ? value.toFixed(0) : String(Number(value.toPrecision(2)))
}
