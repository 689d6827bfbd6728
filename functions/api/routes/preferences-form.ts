import type { Language } from '../../../shared/language/language.ts'
import {
  type ParsedPreferences,
  parsePreferences,
} from '../../../shared/subscriber/preferences/parse-preferences.ts'
import {
  type PreferenceContext,
  type PreferenceName,
  type Preferences,
  preferenceNames,
  preferenceTable,
} from '../../../shared/subscriber/preferences/preferences.ts'
import type { EpochMs } from '../../../shared/time/clock.ts'
import type { ApiDeps } from '../api-deps.ts'
import type { PreferencesForm } from '../pages/preferences-fields.tsx'
import { typedTopics } from '../typed-topics.ts'

/** The fields of a posted form, values by names. */
export type FormBody = Readonly<Record<string, unknown>>

type Context = Pick<PreferenceContext, 'defaults' | 'now'>

/** The defaults for fields that a form leaves out: the edition's time zone and the language of the page. */
export function signUpContext({ site, clock }: Pick<ApiDeps, 'site' | 'clock'>, { tag }: Language): Context {
  return { defaults: { timezone: site.timezone, language: tag }, now: clock() }
}

/**
 * The defaults for a form of a known reader. A form that names no language keeps the reader's: only a reader who signs up
 * gets the language of the page.
 */
export async function readerContext(
  deps: Pick<ApiDeps, 'site' | 'clock' | 'languages'>,
  page: Language,
  body: FormBody,
  stored: () => Promise<Pick<Preferences, 'language'>>,
): Promise<Context> {
  const { defaults, now } = signUpContext(deps, page)
  if ('language' in body) return { defaults, now }
  return { defaults: { ...defaults, language: deps.languages.tagOf(await stored()) }, now }
}

/** Preferences that name the language in which the reader is spoken to, even if the item names none or an unknown one. */
export function withLanguage(
  { languages }: Pick<ApiDeps, 'languages'>,
  preferences: Preferences,
): Preferences {
  return { ...preferences, language: languages.tagOf(preferences) }
}

/** The form's text after a post: the typed values, and the defaults in place of empty ones. */
export function formFromBody(body: FormBody, { defaults, now }: Context): PreferencesForm {
  const context = { defaults, timezone: defaults.timezone, now }
  return formOf((name) => text(body[name]) || shown(name, preferenceTable[name].initial(context), context))
}

export function formFromPreferences(preferences: Preferences, now: EpochMs): PreferencesForm {
  const context = { timezone: preferences.timezone, now }
  return formOf((name) => shown(name, preferences[name], context))
}

/**
 * Parses the named preferences out of a form; the result is the preferences or the problems of the fields.
 */
export function preferencesFromForm(
  form: PreferencesForm,
  names: readonly PreferenceName[],
  context: Context,
): ParsedPreferences {
  const input = formOf((name) =>
    preferenceTable[name].control.kind === 'lines' ? typedTopics(form[name]) : form[name],
  )
  return parsePreferences(input, names, context)
}

export function text(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function formOf<Value>(read: (name: PreferenceName) => Value): Readonly<Record<PreferenceName, Value>> {
  const entries = preferenceNames.map((name) => [name, read(name)])
  return Object.fromEntries(entries) as Record<PreferenceName, Value>
}

function shown(
  name: PreferenceName,
  value: unknown,
  context: Pick<PreferenceContext, 'timezone' | 'now'>,
): string {
  // The cast is safe: each entry's `text` takes the values of its own schema, and `value` is one of them.
  const inText = preferenceTable[name].text as (value: unknown, given: typeof context) => string
  return value === undefined ? '' : inText(value, context)
}
