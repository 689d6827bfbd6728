import type { EditionHead, EditionKind } from '../edition/edition.ts'
import type { EditionId } from '../edition/edition-id.ts'
import type { SilentDay } from '../edition/silence.ts'
import type { SourceReport } from '../paper/collect-papers.ts'
import type { SourceName } from '../paper/paper-source.ts'
import type { Reason } from '../paper/ranking.ts'
import type { TopicHit } from '../paper/topic-index.ts'
import { type FieldProblem, frequencies, maximumTopics, type Preferences } from '../subscriber/preferences.ts'
import type { EpochMs } from '../time/clock.ts'
import { zoned } from '../time/time-zone.ts'
import { addressProblems } from './en-address.ts'

const longDate = new Intl.DateTimeFormat('en-GB', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
})
const shortDate = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  timeZone: 'UTC',
})
const dayAndMonth = new Intl.DateTimeFormat('en-GB', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  timeZone: 'UTC',
})
const number = new Intl.NumberFormat('en')
const list = new Intl.ListFormat('en', { type: 'conjunction' })

const plural = (count: number, one: string, many = `${one}s`): string =>
  `${number.format(count)} ${count === 1 ? one : many}`

const onDate = (id: EditionId): Date => new Date(`${id}T00:00:00Z`)

const gained = (count: number | undefined): string =>
  count ? `, +${number.format(count)} since yesterday` : ''

const sourceNames = {
  huggingface: 'Hugging Face',
  arxiv: 'arXiv',
  file: 'The file of papers',
  sample: 'The bundled sample',
} as const satisfies Record<SourceName, string>

const fieldWords = {
  title: 'title',
  keywords: 'keywords',
  abstract: 'abstract',
} as const satisfies Record<Extract<TopicHit, { kind: 'words' }>['field'], string>

const silenceWords = {
  papers: 'nothing in it for your topics',
  quiet: 'nothing was new',
  holiday: 'a weekend or holiday without new papers',
  failed: 'no source could be read',
} as const satisfies Record<EditionKind, string>

const frequencyWords = {
  daily: 'Every day',
  weekdays: 'Monday to Friday',
  weekly: 'Once a week, on Monday',
} as const satisfies Record<Preferences['frequency'], string>

/** Every sentence that people see, in English. Another language is another file of this shape. */
export const en = {
  tag: 'en',
  brand: 'Paperwire',
  tagline: 'The day’s trending research papers, once a day, at the hour you choose.',
  wordingVersion: 'en-2026-11',

  date: (id: EditionId) => longDate.format(onDate(id)),
  dates: (editions: readonly EditionHead[]) => {
    const [first, last] = [editions.at(0), editions.at(-1)]
    if (!first || !last) return ''
    if (first === last) return longDate.format(onDate(last.id))
    return `${shortDate.format(onDate(first.id))} – ${longDate.format(onDate(last.id))}`
  },
  hour: (hour: number) => `${String(hour).padStart(2, '0')}:00`,
  zone: (zone: string) => zone.replaceAll('_', ' '),
  frequency: (frequency: Preferences['frequency']) => frequencyWords[frequency],
  frequencies,
  schedule: (preferences: Preferences) =>
    `${frequencyWords[preferences.frequency]} at ${en.hour(preferences.hour)}, ${en.zone(preferences.timezone)} time`,
  topics: (topics: readonly string[]) =>
    topics.length === 0
      ? 'None: just the day’s top papers'
      : list.format(topics.map((topic) => `“${topic}”`)),
  day: (at: EpochMs, zone: Preferences['timezone']) =>
    longDate.format(onDate(zoned(at, zone).toPlainDate().toString() as EditionId)),

  paper: {
    authors: (authors: readonly string[]) => {
      const shown = authors.length > 4 ? authors.slice(0, 3) : authors
      const rest = authors.length - shown.length
      return rest > 0 ? `${shown.join(', ')} and ${rest} more` : shown.join(', ')
    },
    reason: (reason: Reason) => {
      switch (reason.kind) {
        case 'upvotes':
          return plural(reason.count, 'upvote') + gained(reason.gained)
        case 'stars':
          return plural(reason.count, 'GitHub star') + gained(reason.gained)
        case 'comments':
          return plural(reason.count, 'comment')
        case 'points':
          return `${plural(reason.count, 'point')} on Hacker News`
      }
    },
    links: {
      abstract: 'Abstract',
      pdf: 'PDF',
      code: 'Code',
      project: 'Project',
      discussion: 'Discussion',
    },
    aiSummary: 'Summary written by AI',
    related: 'Nearly the same work:',
    matches: (topics: readonly string[]) =>
      `your ${topics.length === 1 ? 'topic' : 'topics'} ${list.format(topics.map((topic) => `“${topic}”`))}`,
    found: (why: TopicHit) => {
      switch (why.kind) {
        case 'words':
          return `“${why.words.join(' ')}” in its ${fieldWords[why.field]}`
        case 'category':
          return `in ${why.category}`
        case 'author':
          return `by ${why.name}`
      }
    },
  },

  edition: {
    top: (shown: number, total: number) =>
      shown < total
        ? `The top ${shown} of ${plural(total, 'paper')}`
        : `All ${shown === 1 ? 'of one paper' : `${shown} papers`}`,
    others: (count: number) =>
      `${plural(count, 'more paper was', 'more papers were')} new that day. Topics are searched in ${count === 1 ? 'it' : 'them'} as well.`,
    climbing: 'Still climbing',
    climbingSince: (since: EditionId) => `new on ${dayAndMonth.format(onDate(since))}`,
    byRecency: 'Nobody’s votes were known when this list was made, so the newest papers come first.',
    unread: (sources: readonly SourceName[], day: EditionId) =>
      `${list.format(sources.map((source) => sourceNames[source]))} could not be read on ${dayAndMonth.format(onDate(day))}, so some papers may be missing.`,
    source: ({ source, outcome, papers, dropped }: SourceReport): string => {
      const name = sourceNames[source]
      switch (outcome) {
        case 'papers': {
          const lost = dropped > 0 ? `; ${plural(dropped, 'entry', 'entries')} could not be read` : ''
          return `${name} gave ${plural(papers, 'paper')}${lost}.`
        }
        case 'quiet':
          return `${name} had nothing new.`
        case 'holiday':
          return `${name} announces nothing on this day, a weekend or a holiday.`
        case 'failed':
          return `${name} could not be read.`
      }
    },
    whole: (shown: number, count: number) =>
      shown < count
        ? `See all ${number.format(count)} papers of the edition`
        : 'Read this edition on the web',
    topicSection: (topic: string) => `Your topic: ${topic}`,
    sample: 'Sample edition: famous papers with made-up votes, shown because no live source could be read.',
    kind: {
      papers: '',
      quiet: 'A quiet day: the sources had no new papers.',
      holiday: 'A weekend or holiday without announcements: no new papers.',
      failed:
        'On this day no source of papers could be read, so there is no list. Nothing is lost: the next edition catches up.',
    } satisfies Record<EditionKind, string>,
    none: 'There is no edition yet: the first one appears here within a quarter of an hour.',
    missing: 'There is no edition of that day.',
  },

  digest: {
    subject: (firstTitle: string, more: number, head: EditionId) => {
      const title = firstTitle.length > 72 ? `${firstTitle.slice(0, 71).replace(/\s+\S*$/, '')}…` : firstTitle
      const rest = more === 0 ? '' : ` and ${more} more`
      return `${title}${rest} · ${shortDate.format(onDate(head))}`
    },
    heading: 'Trending papers',
    /** Why no mail came on the days before this one. */
    silence: (days: readonly SilentDay[]) => {
      const told = days.map(({ id, kind }) => `${dayAndMonth.format(onDate(id))} (${silenceWords[kind]})`)
      return `No digest came on ${list.format(told)}.`
    },
    why: (schedule: string) => `You asked for this digest: ${schedule}.`,
    preferences: 'Change when and what you get',
    unsubscribe: 'Unsubscribe',
    also: (titles: readonly string[]) => `Also: ${titles.join(' · ')}`,
  },

  letters: {
    confirm: {
      subject: 'Confirm your subscription to Paperwire',
      heading: 'Please confirm your subscription',
      body: (schedule: string) => [
        'Somebody, most likely you, asked for Paperwire to be sent to this address. Confirm, and the first digest follows, at once if there is one today.',
        `After that: ${schedule}.`,
      ],
      button: 'Confirm subscription',
      note: (hours: number) =>
        `The link works for ${hours} hours. If this was not you, do nothing: without the click no further mail comes.`,
    },
    undo: {
      subject: 'Come back to Paperwire?',
      heading: 'Subscribe again',
      body: (schedule: string) => [
        'You unsubscribed and then asked for a way back. This is it.',
        `You will get: ${schedule}.`,
      ],
      button: 'Subscribe again',
      note: (hours: number) => `The link works for ${hours} hours. If you changed your mind, do nothing.`,
    },
    'already-subscribed': {
      subject: 'You already get Paperwire',
      heading: 'You already get this',
      body: (schedule: string) => [
        'Somebody, most likely you, entered this address in the sign-up form. You are subscribed already, and nothing was changed.',
        `You get it: ${schedule}.`,
      ],
      button: 'Change when and what you get',
      note: (days: number) => `The link works for ${days} days.`,
    },
    'fresh-link': {
      subject: 'Your link to change your Paperwire preferences',
      heading: 'Here is your fresh link',
      body: (schedule: string) => [`At present you get Paperwire: ${schedule}.`],
      button: 'Change when and what you get',
      note: (days: number) => `The link works for ${days} days.`,
    },
  },

  footer: {
    from: (sender: string, postalAddress: string) => `${sender} · ${postalAddress}`,
    reply: 'Replies to this mail are read.',
    noTracking: 'No tracking: this mail holds no pixels and no counted links.',
  },

  form: {
    email: 'Your email address',
    emailHint: 'you@example.org',
    subscribe: 'Subscribe',
    when: 'When and what',
    summary: 'Every day at 08:00. Change the time, the days or add topics',
    hour: 'Hour',
    timezone: 'Time zone',
    frequency: 'How often',
    topics: 'Topics',
    topicsHint: `Optional, separated by commas, up to ${maximumTopics}: hierarchical clustering, speech -music, cs.LG, author: Jane Doe, -quantum`,
    pausedUntil: 'Pause until',
    pausedUntilHint: 'Optional. Digests start again on this day; leave it empty for no pause.',
    save: 'Save',
    promise: 'No tracking, one click to leave. You confirm by mail first.',
  },

  pages: {
    home: 'Trending papers by mail',
    sent: {
      title: 'Check your inbox',
      body: 'If that address can get Paperwire, a mail is on its way. Follow the link in it to finish.',
      hint: 'Nothing there after a few minutes? Check your spam folder, then try again. At most three mails a day go to one address.',
    },
    confirm: {
      title: 'Confirm your subscription',
      body: 'Press the button, and the papers are on their way to you.',
      button: 'Confirm',
      change: 'Change the time or the topics first',
      done: 'You are subscribed',
      welcomeBody: (schedule: string) => `${schedule}. Today’s edition is in your inbox in a moment.`,
      soonBody: (schedule: string) => `${schedule}. The first digest comes with the next edition.`,
      laterBody: (schedule: string, day: string) => `${schedule}. The next digest comes on ${day}.`,
      expired: 'This link is too old',
      expiredBody: 'Confirmation links work for three days. Sign up again, and a new one comes.',
      unknown: 'This link does not work',
      unknownBody:
        'It may have been cut off by the mail program, or used already. Copy the whole link from the mail, or sign up again.',
    },
    unsubscribe: {
      title: 'Unsubscribe from Paperwire?',
      body: 'Press the button to stop all digests.',
      button: 'Unsubscribe',
      done: 'You are unsubscribed',
      doneBody: 'You will get no more digests. One that is already on its way may still arrive.',
      undo: 'That was a mistake: mail me a way back',
      undoSent:
        'A mail with a way back is on its way, unless this address has had its three such mails today.',
      unknown: 'This link does not work',
      unknownBody:
        'It may have been cut off by the mail program. Copy the whole link from the foot of a digest, or reply to the mail and ask.',
    },
    preferences: {
      title: 'When and what you get',
      saved: 'Saved.',
      savedBody: (schedule: string, next: string) => `${schedule}. The next digest is due on ${next}.`,
      gone: 'You are not subscribed',
      goneBody: 'There is nothing to change. You can sign up again at any time.',
      expired: 'This link is too old',
      expiredBody: 'Links to your preferences work for 30 days. A fresh one can come by mail.',
      fresh: 'Mail me a fresh link',
      freshSent: 'A fresh link is on its way, unless this address has had its three such mails today.',
      leave: 'Unsubscribe instead',
    },
    notFound: {
      title: 'There is nothing here',
      body: 'The address may be mistyped, or the page is gone.',
      home: 'To today’s papers',
    },
    failed: {
      title: 'Something went wrong on our side',
      body: 'Please try again in a minute.',
    },
    tooLarge: {
      title: 'The form is too large',
      body: 'The form takes up to 16 kB.',
    },
    badForm: {
      title: 'The form could not be read',
      body: 'Please go back and try again.',
    },
    otherEditions: 'Other editions',
    sources: 'Sources',
    failedForm: 'Please look at the marked fields.',
  },

  /** What is wrong with a value, and what is allowed. */
  problem: (problem: FieldProblem): string => {
    switch (problem.code) {
      case 'unknown-zone':
        return `“${problem.given}” is not a time zone. Use an IANA name such as Europe/Berlin or America/New_York.`
      case 'not-an-hour':
        return `“${problem.given}” is not an hour. Use a whole number from 0 to 23.`
      case 'unknown-frequency':
        return `“${problem.given}” is not a frequency. Use one of ${list.format(frequencies)}.`
      case 'not-a-list':
        return `“${problem.given}” is not a list of topics. Use a list of up to ${maximumTopics} texts.`
      case 'too-many-topics':
        return `${problem.given} topics are too many. Use up to ${maximumTopics}.`
      case 'bad-topic':
        return `“${problem.given}” is not a topic. Use 2 to 80 characters without commas: up to 8 words, an arXiv category (cs.LG), or author: Jane Doe. A minus keeps papers out (-quantum).`
      case 'not-a-date':
        return `“${problem.given}” is not a day to pause until. Use a date within the next year, such as 2027-01-31.`
      case 'unknown-field':
        return `There is no field “${problem.given}”. Fields are email, timezone, hour, frequency and topics.`
      case 'not-text':
        return `The address has to be a text, not ${problem.given}.`
      default:
        return addressProblems[problem.code]
    }
  },

  api: {
    accepted:
      'If that address can be subscribed, a mail is on its way to it. No digest is sent until its owner confirms.',
    invalid: 'Some fields cannot be used',
    notJson: 'The body is not JSON',
    notJsonDetail: (position: string) =>
      `Send an object such as {"email": "you@example.org"}; the one received could not be read: ${position}`,
    notObject: 'The body has to be a JSON object such as {"email": "you@example.org"}.',
    wrongType: 'The content type cannot be read',
    wrongTypeDetail: (given: string) => `Send application/json, not “${given}”.`,
    tooLarge: 'The body is too large',
    tooLargeDetail: 'Send at most 16 kB.',
    notFound: 'There is nothing at this address',
    notFoundDetail: (method: string, path: string) => `No resource answers ${method} ${path}.`,
    failed: 'Something went wrong on our side',
    failedDetail: 'Nothing was lost by the request; it can be sent again as it was.',
  },
} as const

export type Language = typeof en
