import * as z from 'zod/mini'
import { parseTopic } from '../../paper/topic/parse-topic.ts'
import type { EpochMs } from '../../time/clock.ts'
import { parseTimeZone, type TimeZone } from '../../time/time-zone.ts'
import type { FieldProblem } from '../field-problem.ts'
import { parsePause } from './pause.ts'

// Schemas of the values that forms and programs send. The message of each issue is the code of a
// `FieldProblem`.

type Code = FieldProblem['code']

export const maximumTopics = 10

/** A schema made of a function that reads a value or tells why it cannot be used. */
function reading<Value>(
  read: (given: unknown) => { value: Value } | { problem: Code; reason?: string; part?: string },
): z.ZodMiniType<Value> {
  return z.pipe(
    z.unknown(),
    z.transform((given, { issues }): Value => {
      const found = read(given)
      if ('value' in found) return found.value
      const { problem, ...params } = found
      issues.push({ code: 'custom', input: given, message: problem, params })
      return z.NEVER
    }),
  )
}

export function oneOf<const Values extends readonly string[]>(values: Values) {
  return z.enum(values, 'not-offered' satisfies Code)
}

export const givenZone = reading<TimeZone>((given) => {
  const value = typeof given === 'string' ? parseTimeZone(given) : undefined
  return value ? { value } : { problem: 'unknown-zone' }
})

export const givenHour = reading<number>((given) => {
  const value = typeof given === 'string' && /^\d{1,2}$/.test(given) ? Number(given) : given
  const isHour = typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 23
  return isHour ? { value } : { problem: 'not-an-hour' }
})

const givenTopic = reading<string>((given) => {
  if (typeof given !== 'string') return { problem: 'bad-topic', reason: 'not-text' }
  const topic = parseTopic(given)
  if (!('problem' in topic)) return { value: topic.text }
  return { problem: 'bad-topic', reason: topic.problem, ...(topic.part && { part: topic.part }) }
})

/** A topic matches in any case, so two spellings that differ only in case are one. The first one stays. */
function distinct(topics: string[]): readonly string[] {
  const small = topics.map((topic) => topic.toLowerCase())
  return topics.filter((_, index) => small.indexOf(small[index] ?? '') === index)
}

export const givenTopics = z.pipe(
  z
    .array(z.unknown(), 'not-a-list' satisfies Code)
    .check(z.maxLength(maximumTopics, 'too-many-topics' satisfies Code)),
  z.pipe(z.array(givenTopic), z.transform(distinct)),
)

/** The end of a pause, from a day (`YYYY-MM-DD`) in the reader's zone. */
export function givenPause(zone: TimeZone, now: EpochMs): z.ZodMiniType<EpochMs> {
  return reading((given) => {
    const pause = parsePause(given, zone, now)
    return 'problem' in pause ? pause : { value: pause.pausedUntil }
  })
}
