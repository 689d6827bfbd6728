import { readFileSync } from 'node:fs'
import * as z from 'zod'
import type { PaperId } from '../../../shared/paper/paper.ts'
import { type EpochMs, minuteMs } from '../../../shared/time/clock.ts'

const unknown = z.number().nullable()
const date = z.iso.date()

const row = z.object({
  id: z.string().min(1),
  title: z.string(),
  /** The day of its list. */
  day: date,
  /** The moment of its listing, or its day alone. */
  listed: z.string().optional(),
  submitted: z.string().optional(),
  /** Minutes since the day's beginning in UTC, upvotes, comments, stars. */
  seen: z.array(z.tuple([z.number(), unknown, unknown, unknown])).min(1),
})

/** What a page showed of a paper at a moment. */
export interface Reading {
  readonly at: EpochMs
  readonly upvotes?: number
  readonly comments?: number
  readonly stars?: number
}

/** A paper with what was seen of its votes over time. */
export interface VotedPaper {
  readonly id: PaperId
  readonly title: string
  /** When its list's day began. */
  readonly dayAt: EpochMs
  readonly listedAt?: EpochMs
  readonly submittedAt?: EpochMs
  /** Oldest first. */
  readonly readings: readonly Reading[]
  /** The last upvotes that are known. */
  readonly finalVotes: number
}

/** @throws Error that names the file and the line which is not of the form. */
export function readVotes(path: string): VotedPaper[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .flatMap((line, index) => (line.trim() === '' ? [] : [votedPaper(line, `${path}:${index + 1}`)]))
}

function votedPaper(line: string, where: string): VotedPaper {
  const { id, title, day, listed, submitted, seen } = parsed(line, where)
  const dayAt = Date.parse(day)
  const readings = seen
    .map(([minutes, upvotes, comments, stars]) => ({
      at: dayAt + minutes * minuteMs,
      ...(upvotes !== null && { upvotes }),
      ...(comments !== null && { comments }),
      ...(stars !== null && { stars }),
    }))
    .sort((a, b) => a.at - b.at)
  return {
    id: id as PaperId,
    title,
    dayAt,
    // A day alone tells no moment.
    ...(listed?.includes('T') && { listedAt: Date.parse(listed) }),
    ...(submitted && { submittedAt: Date.parse(submitted) }),
    readings,
    finalVotes: readings.findLast(({ upvotes }) => upvotes !== undefined)?.upvotes ?? 0,
  }
}

function parsed(line: string, where: string): z.infer<typeof row> {
  let json: unknown
  try {
    json = JSON.parse(line)
  } catch (cause) {
    throw new Error(`${where} is not JSON.`, { cause })
  }
  const result = row.safeParse(json)
  if (result.success) return result.data
  throw new Error(`${where} is not a paper with its votes: ${z.prettifyError(result.error)}`)
}

/** The newest reading of the votes at a moment or before. */
export function lastReading({ readings }: VotedPaper, at: EpochMs): Reading | undefined {
  return readings.findLast((reading) => reading.at <= at && reading.upvotes !== undefined)
}
