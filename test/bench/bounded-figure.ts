/** A limit of a figure. */
export type Bound = { readonly most: number } | { readonly least: number }

/** A count, or a ratio of two things that were measured in the same run. */
export interface BoundedFigure {
  readonly what: string
  readonly value: number
  readonly unit: '×' | '%' | 'MB' | 'units' | 'calls' | 'h'
  /** The bench fails where a figure breaks this. */
  readonly must?: Bound
  readonly aim?: Bound
  /** What it was made of, with the baseline of this run. */
  readonly of: string
}

/** True for whatever is not within the bound, as what is no number. */
export function breaks({ value }: Pick<BoundedFigure, 'value'>, bound: Bound | undefined): boolean {
  if (bound === undefined) return false
  return 'most' in bound ? !(value <= bound.most) : !(value >= bound.least)
}

export function boundedTable(figures: readonly BoundedFigure[]): string {
  const rows = figures.map((figure) => {
    const { what, value, unit, must, aim, of } = figure
    const verdict = breaks(figure, must) ? ' **over**' : ''
    return [what, `${shown(value, unit)}${verdict}`, bounded(must, unit), bounded(aim, unit), of]
  })
  return [['figure', 'value', 'must', 'aim', 'of'], ['---', '---:', '---:', '---:', '---'], ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n')
}

function bounded(bound: Bound | undefined, unit: BoundedFigure['unit']): string {
  if (bound === undefined) return ''
  return 'most' in bound ? `≤ ${bound.most} ${unit}` : `≥ ${bound.least} ${unit}`
}

function shown(value: number, unit: BoundedFigure['unit']): string {
  return `${roundedFigure(value)} ${unit}`
}

/** Three digits, or all before the point. */
export function roundedFigure(value: number): string {
  return Math.abs(value) >= 100 ? value.toFixed(0) : String(Number(value.toPrecision(3)))
}
