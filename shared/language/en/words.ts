import { dayMs, hourMs } from '../../time/clock.ts'
import type { LocalDate } from '../../time/time-zone.ts'

// Words are used instead of Intl's formats. The first format that a process makes costs a tenth of its cold
// start, and its words change with the runtime's edition of ICU.

const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const

const months = [
  ['January', 'Jan'],
  ['February', 'Feb'],
  ['March', 'Mar'],
  ['April', 'Apr'],
  ['May', 'May'],
  ['June', 'Jun'],
  ['July', 'Jul'],
  ['August', 'Aug'],
  ['September', 'Sept'],
  ['October', 'Oct'],
  ['November', 'Nov'],
  ['December', 'Dec'],
] as const

/** Monday, 23 November 2026 */
export function longDate(date: LocalDate): string {
  const { weekday, day, month, year } = partsOf(date)
  return `${weekday}, ${day} ${month} ${year}`
}

/** 23 Nov */
export function shortDate(date: LocalDate): string {
  const { day, shortMonth } = partsOf(date)
  return `${day} ${shortMonth}`
}

/** Monday 23 November */
export function dayAndMonth(date: LocalDate): string {
  const { weekday, day, month } = partsOf(date)
  return `${weekday} ${day} ${month}`
}

function partsOf(date: LocalDate) {
  const at = new Date(`${date}T00:00:00Z`)
  const [month, shortMonth] = months[at.getUTCMonth()] ?? months[0]
  return {
    weekday: weekdays[at.getUTCDay()] ?? weekdays[0],
    day: at.getUTCDate(),
    month,
    shortMonth,
    year: at.getUTCFullYear(),
  }
}

/** A whole number: 12,345 */
export const number = (count: number): string => String(count).replace(/\B(?=(?:\d{3})+$)/g, ',')

/** a, b, and c */
export function list(items: readonly string[]): string {
  const last = items.at(-1) ?? ''
  const rest = items.slice(0, -1)
  return rest.length > 0 ? `${rest.join(', ')}${rest.length > 1 ? ',' : ''} and ${last}` : last
}

/** “a”, “b”, and “c”. `more` comes last, without quotation marks. */
export const quotedList = (items: readonly string[], more?: string): string =>
  list([...items.map((item) => `“${item}”`), ...(more === undefined ? [] : [more])])

export const plural = (count: number, one: string, many = `${one}s`): string =>
  `${number(count)} ${count === 1 ? one : many}`

const spelled = 'no one two three four five six seven eight nine ten eleven twelve'.split(' ')

/** three, but 30 */
export const inWords = (count: number): string => spelled[count] ?? number(count)

/** A span of time in hours: 72 hours */
export const hours = (ms: number): string => plural(Math.round(ms / hourMs), 'hour')

/** A span of time in days if it has only whole ones, otherwise in hours: three days, 30 days, 36 hours */
export const days = (ms: number): string => {
  const count = ms / dayMs
  if (!Number.isInteger(count)) return hours(ms)
  return `${inWords(count)} ${count === 1 ? 'day' : 'days'}`
}

/** A span of time in whole years of 365 days, as how long something lasts: one year, three years */
export const years = (ms: number): string => {
  const count = Math.round(ms / (365 * dayMs))
  return count === 1 ? 'one year' : `${inWords(count)} years`
}

/** A number of bytes: 16 kB */
export const kilobytes = (bytes: number): string => `${number(Math.round(bytes / 1024))} kB`
