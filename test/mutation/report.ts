import type { Judged } from './hunt.ts'

/** A judged guard, with the reason why its absence need not be noticed. */
export type Reported = Judged & { readonly reason: string | undefined }

/** A table by files, and each guard whose absence nobody noticed. */
export function report(reported: readonly Reported[]): string {
  const files = Map.groupBy(reported, ({ removal }) => removal.file)
  const lines = [...files].map(([file, own]) => row(file, own))
  return [
    '| file | guards | noticed | by time | survive | with a reason | score |',
    '|---|---:|---:|---:|---:|---:|---:|',
    ...lines,
    row('all', reported),
    '',
    ...reported.filter(survives).map(describeSurvivor),
  ].join('\n')
}

/** The share of guards whose absence is noticed, of all whose absence changes something. */
export function score(reported: readonly Reported[]): number {
  const counted = reported.filter((each) => !survives(each) || each.reason === undefined)
  const noticed = counted.filter((each) => !survives(each)).length
  return counted.length === 0 ? 1 : noticed / counted.length
}

export function survives({ verdict }: Judged): boolean {
  return verdict.outcome === 'survives'
}

function row(name: string, own: readonly Reported[]): string {
  const left = own.filter(survives)
  const byTime = own.filter(({ verdict }) => verdict.outcome === 'never ends').length
  const excused = left.filter(({ reason }) => reason !== undefined).length
  const percent = `${(100 * (1 - left.length / Math.max(own.length, 1))).toFixed(0)} %`
  const cells = [name, own.length, own.length - left.length, byTime, left.length, excused, percent]
  return `| ${cells.join(' | ')} |`
}

function describeSurvivor({ removal: { file, line, was, becomes }, reason }: Reported): string {
  return `${file}:${line}\n  ${was}\n→ ${becomes}\n  ${reason ?? 'NO REASON'}\n`
}
