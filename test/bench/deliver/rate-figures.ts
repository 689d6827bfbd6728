import { digestsShare } from '../../../shared/delivery/pace/share.ts'
import { secondMs } from '../../../shared/time/clock.ts'
import { type BoundedFigure, roundedFigure } from '../bounded-figure.ts'
import type { BenchWorld } from './bench-world.ts'
import { databaseMs, sesMs } from './cpu-figures.ts'

export interface RateSizes {
  /** The account's, in mails a second. */
  readonly quota: number
  readonly seconds: number
}

/** How well one worker uses the digests' part of the quota, and whether it ever starts more. In real time. */
export async function rateFigures(
  world: BenchWorld,
  { quota, seconds }: RateSizes,
  progress: (what: string) => void,
): Promise<BoundedFigure[]> {
  progress(`a quota of ${quota} a second, for ${seconds} s`)
  const { database, sink } = world
  await world.answerAfter(databaseMs, sesMs)
  const { perSecond, most } = digestsShare(quota)
  const readers = Math.round(perSecond * seconds)
  await database.ask('fill', { from: 0, readers, topics: 'half', perSecond: quota })
  await sink.ask('forgetArrivals')
  const deliver = await world.start('deliver')
  await deliver.ask('run', { readers })
  const starts = await deliver.ask('starts')
  const arrivals = await sink.ask('arrivals')
  await deliver.end()
  const used = averageRate(starts) / perSecond
  return [
    {
      what: `the seats' part of a quota of ${quota} a second, used by one worker`,
      value: 100 * used,
      unit: '%',
      must: { least: 97 },
      aim: { least: 99 },
      of: `${roundedFigure(averageRate(starts))} of ${roundedFigure(perSecond)} a second, ${readers} mails`,
    },
    {
      what: `most calls started in any second, at a quota of ${quota}, by the sender's clock`,
      value: mostInASecond(starts),
      unit: 'calls',
      must: { most },
      of: `${mostInASecond(arrivals)} came to SES in a second`,
    },
  ]
}

/** A second, from the first to the last: the calls after the first, over the time that they took. */
export function averageRate(moments: readonly number[]): number {
  const [first = 0, last = 0] = [moments.at(0), moments.at(-1)]
  return ((moments.length - 1) * secondMs) / (last - first)
}

/** The most of these moments within a second. Two that are a second apart are in two. */
export function mostInASecond(moments: readonly number[]): number {
  const sorted = moments.toSorted((a, b) => a - b)
  let most = 0
  let first = 0
  sorted.forEach((moment, place) => {
    while ((sorted[first] ?? moment) <= moment - secondMs) first++
    most = Math.max(most, place - first + 1)
  })
  return most
}
