import type { EditionId } from '../edition/edition-id.ts'

/** A format that is made when it is first used: to make all of them takes a tenth of a cold start. */
function made<Value>(make: () => { readonly format: (value: Value) => string }): {
  readonly format: (value: Value) => string
} {
  let format: { readonly format: (value: Value) => string } | undefined
  return {
    format(value) {
      format ??= make()
      return format.format(value)
    },
  }
}

/** Monday, 23 November 2026 */
export const longDate = made<Date>(
  () =>
    new Intl.DateTimeFormat('en-GB', {
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      year: 'numeric',
      timeZone: 'UTC',
    }),
)
/** 23 Nov */
export const shortDate = made<Date>(
  () => new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' }),
)
/** Monday 23 November */
export const dayAndMonth = made<Date>(
  () =>
    new Intl.DateTimeFormat('en-GB', {
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      timeZone: 'UTC',
    }),
)
export const number = made<number>(() => new Intl.NumberFormat('en'))
export const list = made<Iterable<string>>(() => new Intl.ListFormat('en', { type: 'conjunction' }))

export const plural = (count: number, one: string, many = `${one}s`): string =>
  `${number.format(count)} ${count === 1 ? one : many}`

export const onDate = (id: EditionId): Date => new Date(`${id}T00:00:00Z`)
