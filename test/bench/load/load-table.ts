import type { Measured } from './meter.ts'
import type { LoadFigure } from './under-load.ts'

/** What a page must reach of a bare route that answers the same bytes. */
const leastRatio = 0.5

/** What is wrong with the figures; empty if nothing is. The ratio counts for pages, which promise nothing. */
export function faultsOf(figures: readonly LoadFigure[], askedRatio = leastRatio): string[] {
  return figures.flatMap(({ what, ours, bare, promised, missing, hasty }) => {
    const isOutage = hasty !== undefined
    const failures = failuresOf(ours, isOutage ? [503] : [])
    const ratio = bare && promised === 0 ? ours.perSecond / bare.perSecond : Number.POSITIVE_INFINITY
    const wasAway = !isOutage || (ours.statuses[503] ?? 0) > 0
    return [
      ...(ours.answers === 0 ? ['nothing was answered'] : []),
      ...(failures > 0 ? [`${failures} answers of failure: ${JSON.stringify(ours.statuses)}`] : []),
      ...(missing > 0 ? [`${missing} of ${promised} answers say what the table does not keep`] : []),
      ...(hasty ? [`${hasty} answers 503 do not say when to come again`] : []),
      ...(wasAway ? [] : ['the database was never away']),
      ...(ratio < askedRatio ? [`${ratio.toFixed(2)} of a bare route, at least ${askedRatio} is asked`] : []),
    ].map((fault) => `${what}: ${fault}`)
  })
}

/** Broken connections and answers of a failure. */
function failuresOf({ statuses }: Measured, allowed: readonly number[]): number {
  return Object.entries(statuses)
    .filter(([status]) => (Number(status) >= 400 || status === '0') && !allowed.includes(Number(status)))
    .reduce((sum, [, count]) => sum + count, 0)
}

export function loadTable(figures: readonly LoadFigure[]): string {
  const lines = figures.map(({ what, ours, bare, promised, missing }) => {
    const stored = promised > 0 ? `${whole(promised - missing)} of ${whole(promised)}` : ''
    const compared = bare
      ? [whole(bare.perSecond), whole(bare.p99), (ours.perSecond / bare.perSecond).toFixed(2)]
      : ['', '', '']
    const cells = [
      what,
      statusesOf(ours),
      whole(ours.perSecond),
      whole(ours.p50),
      whole(ours.p99),
      ...compared,
    ]
    return `| ${[...cells, stored, ours.busy.toFixed(2)].join(' | ')} |`
  })
  return [
    '| what | answers | a second | p50, ms | p99, ms | bare: a second | bare: p99, ms | ratio | readers stored, of promised | load busy |',
    '|---|---|---:|---:|---:|---:|---:|---:|---:|---:|',
    ...lines,
  ].join('\n')
}

function statusesOf({ statuses }: Measured): string {
  return Object.entries(statuses)
    .map(([status, count]) => `${status === '0' ? 'broken' : status}: ${whole(count)}`)
    .join(', ')
}

function whole(value: number): string {
  return Math.round(value).toLocaleString('en')
}
