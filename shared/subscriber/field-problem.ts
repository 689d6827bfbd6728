import type { TopicProblem } from '../paper/parse-topic.ts'
import type { AddressProblem } from './address.ts'

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

export type FieldProblemCode =
  | AddressProblem
  | 'not-text'
  | 'unknown-zone'
  | 'not-an-hour'
  /** Of a preference with a few fixed values: another value. */
  | 'not-offered'
  | 'not-a-list'
  | 'too-many-topics'
  | 'not-a-date'
  | 'past-date'
  | 'unknown-field'

/** A refused value as it can be shown back: short, on one line. */
export function show(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value))
  const line = text.replace(/\p{Cc}+/gu, ' ')
  return line.length > 60 ? `${line.slice(0, 60)}…` : line
}
