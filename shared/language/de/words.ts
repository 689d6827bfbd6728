import { dayMs, hourMs } from '../../time/clock.ts'
import type { LocalDate } from '../../time/time-zone.ts'

// Words and not Intl's formats, for the reasons that stand with the English ones. Articles and endings depend on the case,
// so these functions take whole phrases and never inflect one.

const weekdays = ['Sonntag', 'Montag', 'Dienstag', 'Mittwoch', 'Donnerstag', 'Freitag', 'Samstag'] as const

const months = [
  ['Januar', 'Jan.'],
  ['Februar', 'Feb.'],
  ['März', 'März'],
  ['April', 'Apr.'],
  ['Mai', 'Mai'],
  ['Juni', 'Juni'],
  ['Juli', 'Juli'],
  ['August', 'Aug.'],
  ['September', 'Sept.'],
  ['Oktober', 'Okt.'],
  ['November', 'Nov.'],
  ['Dezember', 'Dez.'],
] as const

/** Keeps a number with its unit or month: at the end of a line, “23.” would seem to end a sentence. */
export const nbsp = '\u00a0'

/** Montag, 23. November 2026 */
export function longDate(date: LocalDate): string {
  return `${dayAndMonth(date)} ${partsOf(date).year}`
}

/** 23. Nov. */
export function shortDate(date: LocalDate): string {
  const { day, shortMonth } = partsOf(date)
  return `${day}${nbsp}${shortMonth}`
}

/** Montag, 23. November */
export function dayAndMonth(date: LocalDate): string {
  const { weekday, day, month } = partsOf(date)
  return `${weekday}, ${day}${nbsp}${month}`
}

/** 23. bis 25. November 2026; month and year of the first day only where they differ from those of the last. */
export function dateRange(first: LocalDate, last: LocalDate): string {
  const [from, to] = [partsOf(first), partsOf(last)]
  const isSameYear = from.year === to.year
  const month = isSameYear && from.month === to.month ? '' : `${nbsp}${from.month}`
  const year = isSameYear ? '' : ` ${from.year}`
  return `${from.day}${month}${year} bis ${to.day}${nbsp}${to.month} ${to.year}`
}

function partsOf(date: LocalDate) {
  const at = new Date(`${date}T00:00:00Z`)
  const [month, shortMonth] = months[at.getUTCMonth()] ?? months[0]
  return {
    weekday: weekdays[at.getUTCDay()] ?? weekdays[0],
    day: `${at.getUTCDate()}.`,
    month,
    shortMonth,
    year: at.getUTCFullYear(),
  }
}

/** A whole number: 12.345 */
export const number = (count: number): string => String(count).replace(/\B(?=(?:\d{3})+$)/g, '.')

/** a, b und c */
export function list(items: readonly string[]): string {
  const last = items.at(-1) ?? ''
  const rest = items.slice(0, -1)
  return rest.length > 0 ? `${rest.join(', ')} und ${last}` : last
}

/** „a“, „b“ und „c“; `more` stands at the end as it is. */
export const quotedList = (items: readonly string[], more?: string): string =>
  list([...items.map((item) => `„${item}“`), ...(more === undefined ? [] : [more])])

/** A count beside others, in digits: 1 Stimme, 39 Stimmen */
export const plural = (count: number, one: string, many: string): string =>
  `${number(count)} ${count === 1 ? one : many}`

const spelled = 'null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf'.split(' ')

/** zwei, but 30. For a count that may be one, `counted` reads better: it takes an article. */
export const inWords = (count: number): string => spelled[count] ?? number(count)

/**
 * A count in a sentence, up to twelve in words: ein Thema, drei Themen, 30 Themen. `one` brings its article and `many`
 * its ending, both in the sentence's case.
 */
export const counted = (count: number, one: string, many: string): string =>
  count === 1 ? one : `${inWords(count)} ${many}`

/** A span of time in hours, as how long something lasts: eine Stunde, 72 Stunden */
export const hours = (ms: number): string => counted(Math.round(ms / hourMs), 'eine Stunde', 'Stunden')

/**
 * A span of time in days where it has whole ones, else in hours, as how long something lasts: einen Tag, drei Tage,
 * 36 Stunden
 */
export const days = (ms: number): string => {
  const count = ms / dayMs
  return Number.isInteger(count) ? counted(count, 'einen Tag', 'Tage') : hours(ms)
}

/** A span of time in whole years of 365 days, as how long something lasts: ein Jahr, drei Jahre */
export const years = (ms: number): string => counted(Math.round(ms / (365 * dayMs)), 'ein Jahr', 'Jahre')

/** A text that begins a sentence, for the middle of one: Täglich → täglich. Only for texts that begin with no noun. */
export const midSentence = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)

/** A number of bytes: 16 kB */
export const kilobytes = (bytes: number): string => `${number(Math.round(bytes / 1024))}${nbsp}kB`
