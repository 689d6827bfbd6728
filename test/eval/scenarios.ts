/** A rise of interest, in votes and in hours of a paper's age. */
export interface Planted {
  /** How likely a paper has one. */
  readonly share: number
  readonly fromAge: number
  readonly toAge: number
  /** After this time it has 1 − 1/e of its votes. */
  readonly fadeHours: number
}

/** A world in which papers are voted on. The numbers are made up, see `trend.ts`. */
export interface Scenario {
  readonly name: string
  /** Whether interest fades after the listing or stays the same all week. */
  readonly interest: 'fades' | 'stays'
  readonly planted?: Planted
  /** Whether comments, stars and points follow the interest. */
  readonly otherSignals: 'follow' | 'mislead'
  /** How likely a day's snapshot is missing. */
  readonly missingSnapshots: number
}

const early = { share: 0.04, fromAge: 0, toAge: 48, fadeHours: 18 }
const late = { share: 0.04, fromAge: 48, toAge: 144, fadeHours: 18 }
/** A rise that is over before anybody is mailed: twenty friends who all vote in the same hours. */
const spike = { share: 0.08, fromAge: 0, toAge: 144, fadeHours: 2 }

const ordinary = { interest: 'fades', otherSignals: 'follow', missingSnapshots: 0 } as const

export const scenarios: readonly Scenario[] = [
  { name: 'interest fades', ...ordinary },
  { name: 'interest stays', ...ordinary, interest: 'stays' },
  { name: 'bursts', ...ordinary, planted: early },
  { name: 'late risers', ...ordinary, planted: late },
  { name: 'late risers, 40 % of snapshots missing', ...ordinary, planted: late, missingSnapshots: 0.4 },
  { name: 'late risers, no snapshots at all', ...ordinary, planted: late, missingSnapshots: 1 },
  {
    name: 'spikes that mean nothing, misleading signals',
    ...ordinary,
    planted: spike,
    otherSignals: 'mislead',
  },
]
