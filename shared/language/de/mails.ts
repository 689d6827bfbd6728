import type { EditionKind } from '../../edition/edition.ts'
import type { Language } from '../language.ts'
import { counted, dayAndMonth, list, midSentence, quotedList, shortDate } from './words.ts'

const silenceWords = {
  papers: 'für Ihre Themen war nichts dabei',
  quiet: 'es gab nichts Neues',
  holiday: 'Wochenende oder Feiertag ohne neue Paper',
  failed: 'neue Paper waren nicht lesbar',
} satisfies Record<EditionKind, string>

/** A digest, around its papers. */
export const digest: Language['digest'] = {
  subject: (firstTitle, more, head) => {
    const title = firstTitle.length > 72 ? `${firstTitle.slice(0, 71).replace(/\s+\S*$/, '')}…` : firstTitle
    const rest = more > 0 ? ` und ${counted(more, 'ein weiteres', 'weitere')}` : ''
    return `${title}${rest} · ${shortDate(head)}`
  },
  heading: 'Die Paper des Tages',
  /** Why no mail came on the days before this one. Each with “am”: the dates hold commas themselves. */
  silence: (days) => {
    const told = days.map(({ id, kind }) => `am ${dayAndMonth(id)} (${silenceWords[kind]})`)
    return `Keine Ausgabe kam ${list(told) || 'an den Tagen davor'}.`
  },
  /** The topics that none of its papers has; the foot names them all. */
  unmet: (topics, days) => {
    const rest = topics.length - 3
    const more = counted(rest, 'einem weiteren Ihrer Themen', 'weiteren Ihrer Themen')
    const named = quotedList(topics.slice(0, 3), rest > 0 ? more : undefined)
    return `${days === 1 ? 'Heute' : 'An diesen Tagen'} gab es nichts zu ${named || 'Ihren Themen'}.`
  },
  why: (schedule) => `Diese Mail haben Sie abonniert: ${midSentence(schedule)}.`,
  topics: (topics) =>
    `${topics.length === 1 ? 'Ihr Thema' : 'Ihre Themen'}: ${quotedList(topics) || 'keine'}.`,
  preferences: 'Einstellungen ändern',
  unsubscribe: 'Abbestellen',
  topicsFirst: 'Vor allen anderen stehen Paper zu Ihren Themen.',
  also: (titles) => `Außerdem: ${titles.join(' · ')}`,
}

/** The foot of every mail. */
export const footer: Language['footer'] = {
  from: (sender, postalAddress) => `${sender} · ${postalAddress}`,
  reply: 'Antworten auf diese Mail werden gelesen.',
  noTracking: 'Kein Tracking: Diese Mail enthält weder Zählpixel noch gezählte Links.',
}
