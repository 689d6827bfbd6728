import { number } from '../../../shared/language/en/words.ts'
import type { BoundedFigure } from '../bounded-figure.ts'
import { dollarsOf, total } from '../cost-prices.ts'
import type { CrowdHourResult } from './crowd-hour.ts'

/** What an hour of a million readers must keep. */
export const limits = {
  hoursUntilDone: 1.1,
  /** DynamoDB's for one partition, in write units a second. */
  busiestPartition: 1_000,
} as const

export function hourFigures(hour: CrowdHourResult): BoundedFigure[] {
  const { workers, moments, hoursUntilDone, busiestPartition } = hour
  const of = `${workers} workers, ${moments === 1 ? 'due at once' : `due at ${moments} quarters of the hour`}`
  return [
    {
      what: 'hours until a million readers are served',
      value: hoursUntilDone,
      unit: 'h',
      must: { most: limits.hoursUntilDone },
      of,
    },
    {
      what: "write units of the index's busiest partition in its busiest second",
      value: busiestPartition,
      unit: 'units',
      must: { most: limits.busiestPartition },
      of,
    },
  ]
}

const columns: readonly (readonly [name: string, of: (hour: CrowdHourResult) => string])[] = [
  [
    'readers due',
    ({ readers, moments }) => `${number(readers)} ${moments === 1 ? 'at once' : `at ${moments} quarters`}`,
  ],
  ['workers', ({ workers }) => String(workers)],
  ['messages of seats', ({ seatMessages }) => number(Math.round(seatMessages))],
  ['write units a mail', ({ usage }) => (usage.writeUnits / usage.mails).toFixed(3)],
  ['read units a mail', ({ usage }) => (usage.readUnits / usage.mails).toFixed(4)],
  ['$, SES', ({ usage }) => dollarsOf(usage).mails.toFixed(2)],
  ['$, all else', ({ usage }) => (total(dollarsOf(usage)) - dollarsOf(usage).mails).toFixed(2)],
  ['due to submitted, p50', ({ p50Seconds }) => minutes(p50Seconds)],
  ['p99', ({ p99Seconds }) => minutes(p99Seconds)],
  [
    'done after',
    (hour) => `${hour.hoursUntilDone.toFixed(3)} h${over(hour.hoursUntilDone > limits.hoursUntilDone)}`,
  ],
  ['most calls in a second', ({ mostInASecond, throttled }) => `${mostInASecond}, ${throttled} throttled`],
  [
    'busiest partition, units a second',
    ({ busiestPartition }) => `${busiestPartition}${over(busiestPartition > limits.busiestPartition)}`,
  ],
]

function minutes(seconds: number): string {
  return seconds < 60 ? `${seconds} s` : `${(seconds / 60).toFixed(1)} min`
}

function over(isOver: boolean): string {
  return isOver ? ' **over**' : ''
}

export function scaleTable(hours: readonly CrowdHourResult[]): string {
  const rows = hours.map((hour) => columns.map(([, of]) => of(hour)))
  return [columns.map(([name]) => name), columns.map((_, place) => (place === 0 ? '---' : '---:')), ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n')
}
