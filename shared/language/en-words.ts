import type { EditionId } from '../edition/edition-id.ts'

/** Monday, 23 November 2026 */
export const longDate = new Intl.DateTimeFormat('en-GB', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
})
/** 23 Nov */
export const shortDate = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' })
/** Monday 23 November */
export const dayAndMonth = new Intl.DateTimeFormat('en-GB', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  timeZone: 'UTC',
})
export const number = new Intl.NumberFormat('en')
export const list = new Intl.ListFormat('en', { type: 'conjunction' })

export const plural = (count: number, one: string, many = `${one}s`): string =>
  `${number.format(count)} ${count === 1 ? one : many}`

export const onDate = (id: EditionId): Date => new Date(`${id}T00:00:00Z`)
