import { deployedSdk, functionNames, type SdkSource, sdkSources } from '../../infra/bundling.ts'

export interface Spent {
  readonly clockMs: number
  /** CPU time is steadier on a busy machine, and decides the time in Lambda, where a function has part of a CPU. */
  readonly cpuMs: number
}

/** Times from the start of a process until its handler can be called, and until it has answered its first event. */
export interface ColdStart {
  readonly ready: Spent
  readonly answered: Spent
}

export const programs = ['bare', ...functionNames] as const

export type Program = (typeof programs)[number]

/** All cold starts of a program with one source of the SDK. */
export type ColdStarts = (program: Program, sdk: SdkSource) => readonly ColdStart[]

const columns = [
  { title: 'ready, CPU', of: ({ ready }: ColdStart) => ready.cpuMs, isLimited: true },
  { title: 'ready', of: ({ ready }: ColdStart) => ready.clockMs, isLimited: false },
  { title: 'first answer, CPU', of: ({ answered }: ColdStart) => answered.cpuMs, isLimited: true },
  { title: 'first answer', of: ({ answered }: ColdStart) => answered.clockMs, isLimited: false },
] as const

/** The limit, as a multiple of what the bare function takes as it is deployed. */
const largestRatio = 1.6

/** A digest reads an edition with its papers and writes a mail of ten, and nobody waits for the first of a seat. */
const largestRatioOfDigest = 2.5

function limitOf(column: (typeof columns)[number], program: Program): number {
  if (!column.isLimited) return Number.POSITIVE_INFINITY
  return program === 'deliver' && column.title.startsWith('first answer')
    ? largestRatioOfDigest
    : largestRatio
}

/** Medians, each with its ratio to the bare function's; a ratio over the limit is marked, and `isOver` then. */
export function coldStartTable(starts: ColdStarts): { readonly text: string; readonly isOver: boolean } {
  const value = ({ of }: (typeof columns)[number], program: Program, sdk: SdkSource) =>
    median(starts(program, sdk).map(of))
  let isOver = false
  const cell = (column: (typeof columns)[number], program: Program, sdk: SdkSource): string => {
    const ms = value(column, program, sdk)
    if (program === 'bare') return `${ms.toFixed(0)} ms`
    const ratio = ms / value(column, 'bare', sdk)
    const isThisOver = sdk === deployedSdk && !(ratio <= limitOf(column, program))
    isOver ||= isThisOver
    return `${ms.toFixed(0)} ms, ${ratio.toFixed(2)} ×${isThisOver ? ' **over**' : ''}`
  }
  const rows = sdkSources.flatMap((sdk) =>
    programs.map((program) => [program, sdk, ...columns.map((column) => cell(column, program, sdk))]),
  )
  const ofAll = (column: (typeof columns)[number], sdk: SdkSource): number =>
    functionNames.reduce((sum, name) => sum + value(column, name, sdk), 0)
  const [readyCpu, , answeredCpu] = columns
  const compared = [readyCpu, answeredCpu].map((column) => {
    const ratio = ofAll(column, 'bundle') / ofAll(column, 'runtime')
    return `${column.title} ${ratio.toFixed(2)} ×`
  })
  const lines = [
    ['function', 'SDK of the', ...columns.map(({ title }) => title)],
    ['---', '---', ...columns.map(() => '---:')],
    ...rows,
  ].map((cells) => `| ${cells.join(' | ')} |`)
  const choice = `All functions with the SDK of the bundle against that of the runtime: ${compared.join(', ')}. Deployed: ${deployedSdk}.`
  return { text: [...lines, '', choice].join('\n'), isOver }
}

function median(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN
}
