import { type BoundedFigure, roundedFigure } from '../bounded-figure.ts'
import type { BenchWorld } from './bench-world.ts'
import { cpuOfAMail, mailsASecond } from './median.ts'
import { inRounds } from './rounds.ts'

export interface RoundSizes {
  readonly readers: number
  readonly rounds: number
}

const ms = (value: number): string => `${roundedFigure(value)} ms`

/** What a mail costs a worker, where database and SES answer at once. */
export async function cpuFigures(
  world: BenchWorld,
  sizes: RoundSizes,
  progress: (what: string) => void,
): Promise<BoundedFigure[]> {
  await world.answerAfter(0, 0)
  const { deliver, bare, usual } = await inRounds(world, {
    ...sizes,
    sides: ['deliver', 'bare', 'usual'],
    topics: 'half',
    onRound: (round) => progress(`CPU a mail, round ${round} of ${sizes.rounds}`),
  })
  const [own, least, common] = [deliver, bare, usual].map(cpuOfAMail) as [number, number, number]
  return [
    {
      what: 'CPU a mail, against a bare loop of UpdateItem, SendRawEmail and UpdateItem',
      value: own / least,
      unit: '×',
      must: { most: 1.5 },
      aim: { most: 1.15 },
      of: `${ms(own)} against ${ms(least)}`,
    },
    {
      what: 'CPU a mail, against what people write: a query, nodemailer, SendRawEmail, an update',
      value: own / common,
      unit: '×',
      must: { most: 1 },
      aim: { most: 0.75 },
      of: `${ms(own)} against ${ms(common)}`,
    },
  ]
}

/** The latencies that are usual on AWS. */
export const databaseMs = 5
export const sesMs = 80

/** How fast one worker is, where database and SES take as long as they do, and the rate has no limit. */
export async function speedFigure(
  world: BenchWorld,
  sizes: RoundSizes,
  progress: (what: string) => void,
): Promise<BoundedFigure> {
  await world.answerAfter(databaseMs, sesMs)
  const { deliver, bare } = await inRounds(world, {
    ...sizes,
    sides: ['deliver', 'bare'],
    topics: 'half',
    onRound: (round) => progress(`mails a second, round ${round} of ${sizes.rounds}`),
  })
  const [own, least] = [deliver, bare].map(mailsASecond) as [number, number]
  return {
    what: `mails a second of one worker, ${databaseMs} ms a database call and ${sesMs} ms a mail, no limit of the rate, against the bare loop`,
    value: own / least,
    unit: '×',
    must: { least: 0.6 },
    aim: { least: 0.9 },
    of: `${roundedFigure(own)} a second against ${roundedFigure(least)}`,
  }
}
