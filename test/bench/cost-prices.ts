import { noUsage, type Usage } from './cost-usage.ts'

/** US dollars, us-east-1, as AWS's price pages have them in November 2026. Free tiers of usage are left out. */
const gigabyte = 1e9
// That of x86: the functions run on arm, which is a fifth less.
const lambdaGbSecond = 0.0000166667
const prices: Usage = {
  mails: 100 / 1e6,
  writeUnits: 0.625 / 1e6,
  readUnits: 0.125 / 1e6,
  sqsRequests: 0.4 / 1e6,
  snsPublishes: 0.5 / 1e6,
  lambdaCalls: 0.2 / 1e6,
  lambdaGbSeconds: lambdaGbSecond,
  lambdaInitGbSeconds: lambdaGbSecond,
  logBytes: 0.5 / gigabyte,
  httpRequests: 1 / 1e6,
}

/** The price of each kind of use. */
export function dollarsOf(usage: Usage): Usage {
  const names = Object.keys(noUsage) as (keyof Usage)[]
  return Object.fromEntries(names.map((name) => [name, usage[name] * prices[name]])) as unknown as Usage
}

export function total(dollars: Usage): number {
  return Object.values(dollars).reduce((sum, each) => sum + each, 0)
}

/** The cost of a month in which nothing happens. */
export interface Standing {
  readonly alarms: number
  readonly metrics: number
  readonly dashboards: number
  readonly secrets: number
  readonly secretReadsADay: number
  readonly storedGigabytes: number
}

export const daysAMonth = 365 / 12

/** Dollars a month; CloudWatch gives 10 alarms, 10 metrics and 3 dashboards to every account. */
export function standingDollars(standing: Standing): Readonly<Record<keyof Standing, number>> {
  const beyond = (count: number, free: number): number => Math.max(0, count - free)
  return {
    alarms: beyond(standing.alarms, 10) * 0.1,
    metrics: beyond(standing.metrics, 10) * 0.3,
    dashboards: beyond(standing.dashboards, 3) * 3,
    secrets: standing.secrets * 0.4,
    secretReadsADay: (standing.secretReadsADay * daysAMonth * 0.05) / 10_000,
    // The table's and its continuous backup's.
    storedGigabytes: standing.storedGigabytes * (0.25 + 0.2),
  }
}
