import type { EditionKind } from '../edition/edition.ts'
import type { EditionId } from '../edition/edition-id.ts'
import type { SilentDay } from '../edition/silence.ts'
import { dayAndMonth, list, plural, quotedList, shortDate } from './en-words.ts'

const silenceWords = {
  papers: 'nothing in it for your topics',
  quiet: 'nothing was new',
  holiday: 'a weekend or holiday without new papers',
  failed: 'no source could be read',
} as const satisfies Record<EditionKind, string>

/** A digest, around its papers. */
export const digest = {
  subject: (firstTitle: string, more: number, head: EditionId) => {
    const title = firstTitle.length > 72 ? `${firstTitle.slice(0, 71).replace(/\s+\S*$/, '')}…` : firstTitle
    const rest = more === 0 ? '' : ` and ${more} more`
    return `${title}${rest} · ${shortDate(head)}`
  },
  heading: 'Trending papers',
  /** Why no mail came on the days before this one. */
  silence: (days: readonly SilentDay[]) => {
    const told = days.map(({ id, kind }) => `${dayAndMonth(id)} (${silenceWords[kind]})`)
    return `No digest came on ${list(told)}.`
  },
  /** The topics that none of its papers has; the foot names them all. */
  unmet: (topics: readonly string[], days: number) => {
    const rest = topics.length - 3
    const named = quotedList(topics.slice(0, 3), rest > 0 ? `${rest} more of your topics` : undefined)
    return `Nothing ${days === 1 ? 'today' : 'on these days'} for ${named}.`
  },
  why: (schedule: string) => `You asked for this digest: ${schedule}.`,
  topics: (topics: readonly string[]) =>
    `Your ${topics.length === 1 ? 'topic' : 'topics'}: ${quotedList(topics)}.`,
  preferences: 'Change when and what you get',
  unsubscribe: 'Unsubscribe',
  also: (titles: readonly string[]) => `Also: ${titles.join(' · ')}`,
} as const

/** What a confirmed reader gets, all of it their own words. */
const wishes = (schedule: string, topics: readonly string[]): string => {
  if (topics.length === 0) return schedule
  return `${schedule}, with your ${topics.length === 1 ? 'topic' : 'topics'} ${quotedList(topics)}`
}

/**
 * What somebody asked for who may be a stranger: only how many topics, or the form would mail anybody's words to any
 * address.
 */
const unproven = (schedule: string, topics: readonly string[]): string =>
  topics.length === 0
    ? schedule
    : `${schedule}, with ${plural(topics.length, 'topic')} that the page behind the button names`

/** The mails that answer one request. */
export const letters = {
  confirm: {
    subject: 'Confirm your subscription to Paperwire',
    heading: 'Please confirm your subscription',
    body: (schedule: string, topics: readonly string[]) => [
      'Somebody, most likely you, asked for Paperwire to be sent to this address. Confirm, and the first digest follows, at once if there is one today.',
      `After that: ${unproven(schedule, topics)}.`,
    ],
    button: 'Confirm subscription',
    note: (hours: number) =>
      `The link works for ${hours} hours. If this was not you, do nothing: without the click no further mail comes.`,
  },
  undo: {
    subject: 'Come back to Paperwire?',
    heading: 'Subscribe again',
    body: (schedule: string, topics: readonly string[]) => [
      'You unsubscribed and then asked for a way back. This is it.',
      `You will get: ${unproven(schedule, topics)}.`,
    ],
    button: 'Subscribe again',
    note: (hours: number) => `The link works for ${hours} hours. If you changed your mind, do nothing.`,
  },
  'already-subscribed': {
    subject: 'You already get Paperwire',
    heading: 'You already get this',
    body: (schedule: string, topics: readonly string[]) => [
      'Somebody, most likely you, entered this address in the sign-up form. You are subscribed already, and nothing was changed.',
      `You get it: ${wishes(schedule, topics)}.`,
    ],
    button: 'Change when and what you get',
    note: (days: number) => `The link works for ${days} days.`,
  },
  'fresh-link': {
    subject: 'Your link to change your Paperwire preferences',
    heading: 'Here is your fresh link',
    body: (schedule: string, topics: readonly string[]) => [
      `At present you get Paperwire: ${wishes(schedule, topics)}.`,
    ],
    button: 'Change when and what you get',
    note: (days: number) => `The link works for ${days} days.`,
  },
  erase: {
    subject: 'Delete your data at Paperwire?',
    heading: 'Delete your data',
    body: [
      'Somebody, most likely you, asked for your data to be deleted: your address, your choices and the proof of your consent. No more digests come then, and none of it can be brought back.',
    ],
    button: 'Delete my data',
    note: (hours: number) =>
      `The link works for ${hours} hours. If this was not you, do nothing: without the click nothing is deleted.`,
  },
} as const

/** The foot of every mail. */
export const footer = {
  from: (sender: string, postalAddress: string) => `${sender} · ${postalAddress}`,
  reply: 'Replies to this mail are read.',
  noTracking: 'No tracking: this mail holds no pixels and no counted links.',
} as const
