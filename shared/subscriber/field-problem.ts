import type { TopicProblem } from '../paper/parse-topic.ts'
import type { AddressProblem } from './address.ts'

/** A refused value, as data: field, reason and what was given. The catalogue puts it into words. */
export type FieldProblem = PlainProblem | BadTopic

interface PlainProblem {
  readonly field: string
  readonly code: FieldProblemCode
  readonly given: string
  /** The domains that may sign up, if the problem is another one. */
  readonly allowed?: readonly string[]
}

export interface BadTopic {
  readonly field: 'topics'
  readonly code: 'bad-topic'
  readonly given: string
  /** Its place in the list, from 0. */
  readonly index: number
  readonly reason: TopicProblem | 'not-text'
  /** The part of the topic that is wrong, if it is not the whole topic. */
  readonly part?: string
}

export type FieldProblemCode =
  | AddressProblem
  | 'not-text'
  /** An address at a domain that may not sign up: one that is refused, or not one of the few that may. */
  | 'refused-domain'
  | 'other-domain'
  | 'unknown-zone'
  | 'not-an-hour'
  /** A value other than the few fixed ones of a preference. */
  | 'not-offered'
  | 'not-a-list'
  | 'too-many-topics'
  | 'not-a-date'
  | 'past-date'
  | 'unknown-field'
  | 'not-a-proof'

/** A refused value as it can be shown back: on one line, cut at 60 characters. */
export function show(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value))
  const line = text.replace(/\p{Cc}+/gu, ' ')
  return line.length > 60 ? `${line.slice(0, 60)}…` : line
}
