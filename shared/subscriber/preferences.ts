import { parseTopic, type TopicProblem } from '../paper/parse-topic.ts'
import { parseTimeZone, type TimeZone } from '../time/time-zone.ts'
import type { AddressProblem } from './address.ts'
import type { Frequency, Schedule } from './schedule.ts'

/** What a reader chose. */
export interface Preferences extends Schedule {
  readonly topics: readonly string[]
}

export const frequencies = ['daily', 'weekdays', 'weekly'] as const satisfies readonly Frequency[]
export const maximumTopics = 10
const defaultHour = 8

/** A value that was refused, as data: which field, why, and what was given. The catalogue puts it into words. */
export type FieldProblem = PlainProblem | BadTopic

interface PlainProblem {
  readonly field: string
  readonly code: FieldProblemCode
  readonly given: string
}

export interface BadTopic {
  readonly field: 'topics'
  readonly code: 'bad-topic'
  readonly given: string
  /** Its place in the list, from 0. */
  readonly index: number
  readonly reason: TopicProblem | 'not-text'
  /** Where it is not the whole topic: what in it is wrong. */
  readonly part?: string
}

type FieldProblemCode =
  | AddressProblem
  | 'not-text'
  | 'unknown-zone'
  | 'not-an-hour'
  | 'unknown-frequency'
  | 'not-a-list'
  | 'too-many-topics'
  | 'not-a-date'
  | 'past-date'
  | 'unknown-field'

/** What a form or a program sent, before anything is known of it. Absent or empty means "the default". */
export interface PreferencesInput {
  readonly timezone?: unknown
  readonly hour?: unknown
  readonly frequency?: unknown
  readonly topics?: unknown
}

export type ParsedPreferences =
  | { readonly ok: true; readonly preferences: Preferences }
  | { readonly ok: false; readonly problems: readonly FieldProblem[] }

/** Reads preferences; every field that is wrong is named at once. Defaults: the edition's zone, 08:00, daily. */
export function parsePreferences(input: PreferencesInput, defaultZone: TimeZone): ParsedPreferences {
  const problems: FieldProblem[] = []
  const timezone = isGiven(input.timezone) ? parseZone(input.timezone) : defaultZone
  const hour = isGiven(input.hour) ? parseHour(input.hour) : defaultHour
  const frequency = isGiven(input.frequency) ? parseFrequency(input.frequency) : 'daily'
  const topics = isGiven(input.topics) ? parseTopics(input.topics, problems) : []

  if (timezone === undefined)
    problems.push({ field: 'timezone', code: 'unknown-zone', given: show(input.timezone) })
  if (hour === undefined) problems.push({ field: 'hour', code: 'not-an-hour', given: show(input.hour) })
  if (frequency === undefined) {
    problems.push({ field: 'frequency', code: 'unknown-frequency', given: show(input.frequency) })
  }
  if (timezone === undefined || hour === undefined || frequency === undefined || problems.length > 0) {
    return { ok: false, problems }
  }
  return { ok: true, preferences: { timezone, hour, frequency, topics } }
}

/** A refused value as it can be shown back: short, on one line. */
export function show(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value))
  const line = text.replace(/\p{Cc}+/gu, ' ')
  return line.length > 60 ? `${line.slice(0, 60)}…` : line
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null && value !== ''
}

function parseZone(value: unknown): TimeZone | undefined {
  return typeof value === 'string' ? parseTimeZone(value) : undefined
}

function parseHour(value: unknown): number | undefined {
  const hour = typeof value === 'string' && /^\d{1,2}$/.test(value) ? Number(value) : value
  return typeof hour === 'number' && Number.isInteger(hour) && hour >= 0 && hour <= 23 ? hour : undefined
}

function parseFrequency(value: unknown): Frequency | undefined {
  return frequencies.find((frequency) => frequency === value)
}

function parseTopics(value: unknown, problems: FieldProblem[]): readonly string[] {
  if (!Array.isArray(value)) {
    problems.push({ field: 'topics', code: 'not-a-list', given: show(value) })
    return []
  }
  if (value.length > maximumTopics) {
    problems.push({ field: 'topics', code: 'too-many-topics', given: String(value.length) })
    return []
  }
  // By their small letters: a topic finds the same in any case.
  const topics = new Map<string, string>()
  value.forEach((entry, index) => {
    const topic = typeof entry === 'string' ? parseTopic(entry) : ({ problem: 'not-text' } as const)
    if ('problem' in topic) problems.push(badTopic(entry, index, topic))
    else if (!topics.has(topic.text.toLowerCase())) topics.set(topic.text.toLowerCase(), topic.text)
  })
  return [...topics.values()]
}

function badTopic(
  entry: unknown,
  index: number,
  { problem, part }: { problem: BadTopic['reason']; part?: string },
): BadTopic {
  return {
    field: 'topics',
    code: 'bad-topic',
    given: show(entry),
    index,
    reason: problem,
    ...(part === undefined ? {} : { part: show(part) }),
  }
}
