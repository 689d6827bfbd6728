import { Temporal } from 'temporal-polyfill'
import {
  type FieldProblem,
  type ParsedPreferences,
  type Preferences,
  parsePreferences,
  show,
} from '../../../shared/subscriber/preferences.ts'
import { dayMs, type EpochMs } from '../../../shared/time/clock.ts'
import { type LocalDate, localDate, type TimeZone, zoned } from '../../../shared/time/time-zone.ts'
import type { PreferencesForm } from '../pages/preferences-fields.tsx'
import { typedTopics } from '../typed-topics.ts'

/** The fields of a posted form: names to values. */
export type FormBody = Readonly<Record<string, unknown>>

/** What a form sent, back into the form: nothing typed is lost when something is refused, nothing empty is left to guess. */
export function formFromBody(body: FormBody, defaultZone: TimeZone): PreferencesForm {
  return {
    timezone: text(body.timezone) || defaultZone,
    hour: text(body.hour) || '8',
    frequency: text(body.frequency) || 'daily',
    topics: text(body.topics),
  }
}

export function formFromPreferences(preferences: Preferences): PreferencesForm {
  return {
    timezone: preferences.timezone,
    hour: String(preferences.hour),
    frequency: preferences.frequency,
    topics: preferences.topics.join('\n'),
  }
}

export function preferencesFromForm(form: PreferencesForm, defaultZone: TimeZone): ParsedPreferences {
  return parsePreferences({ ...form, topics: typedTopics(form.topics) }, defaultZone)
}

export function text(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

const longestPauseMs = 366 * dayMs

/** The days that a pause can last until in a zone: a pause until today would be none. */
export function pauseDays(zone: TimeZone, now: EpochMs): { first: LocalDate; last: LocalDate } {
  const first = zoned(now, zone).toPlainDate().add({ days: 1 }).toString()
  return { first, last: localDate(now + longestPauseMs, zone) }
}

/** The start of a day in a zone, as the end of a pause. Empty: no pause. */
export function parsePause(
  date: string,
  zone: TimeZone,
  now: EpochMs,
): { pausedUntil?: EpochMs } | { problem: FieldProblem } {
  if (date === '') return {}
  const problem: FieldProblem = { field: 'pausedUntil', code: 'not-a-date', given: show(date) }
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return { problem }
  try {
    const until = Temporal.PlainDate.from(date, { overflow: 'reject' }).toZonedDateTime(
      zone,
    ).epochMilliseconds
    if (until > now + longestPauseMs) return { problem }
    return until > now ? { pausedUntil: until } : { problem: { ...problem, code: 'past-date' } }
  } catch {
    return { problem }
  }
}

/** A pause as the form's date field shows it. */
export function pauseDate(preferences: Preferences, now: EpochMs): string {
  const { pausedUntil } = preferences
  return pausedUntil !== undefined && pausedUntil > now ? localDate(pausedUntil, preferences.timezone) : ''
}
