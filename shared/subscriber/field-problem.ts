import type { TopicProblem } from '../paper/topic/parse-topic.ts'
import type { AddressProblem } from './address/address.ts'
import { visible } from './preferences/visible-text.ts'

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

/** The length at which a shown value is cut, in characters. */
const longestShown = 60

/** Lists within lists are shown as far as this. A body of 16 kB can hold thousands of levels. */
const deepestShown = 4

/** A refused value as it can be shown back: on one line, cut at 60 characters, with escapes for what is not seen. */
export function show(value: unknown): string {
  const text = written(value, 4 * longestShown)
  const characters = [...text]
  return characters.length > longestShown
    ? `${visible(characters.slice(0, longestShown).join(''))}…`
    : visible(text)
}

/** A value as JSON, or a text as it stands, at least as far as `length` characters. */
function written(value: unknown, length: number, depth = 0): string {
  if (typeof value === 'string')
    return depth === 0 ? value.slice(0, length) : JSON.stringify(value.slice(0, length))
  if (typeof value !== 'object' || value === null) return String(value)
  const isList = Array.isArray(value)
  const [open, close] = isList ? '[]' : '{}'
  if (depth === deepestShown) return `${open}…${close}`
  let text = ''
  for (const name of Object.keys(value)) {
    if (text.length > length) break
    const left = length - text.length
    const inner = written((value as Record<string, unknown>)[name], left, depth + 1)
    text += `${text === '' ? '' : ','}${isList ? '' : `${JSON.stringify(name.slice(0, left))}:`}${inner}`
  }
  return `${open}${text}${close}`
}
