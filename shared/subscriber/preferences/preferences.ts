import * as z from 'zod/mini'
import type { EpochMs } from '../../time/clock.ts'
import { allTimeZones, type LocalDate, type TimeZone } from '../../time/time-zone.ts'
import { givenHour, givenPause, givenTopics, givenZone, oneOf } from './given-preferences.ts'
import { type LanguageTag, languageTags } from './language-tag.ts'
import { pauseDate, pauseDays } from './pause.ts'
import { frequencies } from './schedule.ts'

/** The facts that the value of a preference may depend on, beside the input. */
export interface PreferenceContext {
  /** The values for a reader who names none. */
  readonly defaults: { readonly timezone: TimeZone; readonly language: LanguageTag }
  /** The zone that is chosen in the same step. */
  readonly timezone: TimeZone
  readonly now: EpochMs
}

/** How a form shows a preference. Each control holds a text. */
type Control =
  | {
      readonly kind: 'select' | 'radio'
      readonly values: () => readonly string[]
      /** Shows the present value even if it is none of these: an item may hold a zone's older name. */
      readonly showsOthers?: true
    }
  /** One value a line. */
  | { readonly kind: 'lines' }
  | {
      readonly kind: 'day'
      readonly range: (zone: TimeZone, now: EpochMs) => { first: LocalDate; last: LocalDate }
    }

interface Preference<Stored extends z.ZodMiniType = z.ZodMiniType> {
  /** The schema of the value in a subscriber's item. */
  readonly stored: Stored
  /** The schema of what a form or a program sends. The message of an issue is a `FieldProblemCode`. */
  readonly given: (context: PreferenceContext) => z.ZodMiniType<z.output<Stored>>
  /** The value if nothing was sent. Undefined: no value. */
  readonly initial: (context: PreferenceContext) => z.output<Stored> | undefined
  readonly control: Control
  /** The value as a text in the form's control. */
  readonly text: (
    value: Exclude<z.output<Stored>, undefined>,
    context: Pick<PreferenceContext, 'timezone' | 'now'>,
  ) => string
  /** False for a preference that only a confirmed reader can set. */
  readonly atSignUp: boolean
}

/** Infers the entry's types from its stored schema. */
const preference = <Stored extends z.ZodMiniType>(entry: Preference<Stored>): Preference<Stored> => entry

/**
 * All preferences, in the order of the forms. The schemas of an entry give the type and the parsing. Its name
 * is the field of the form and of the JSON interface. Its words stand in the language's catalogue under the
 * same name.
 */
export const preferenceTable = {
  hour: preference({
    stored: z.number(),
    given: () => givenHour,
    initial: () => 8,
    control: { kind: 'select', values: () => Array.from({ length: 24 }, (_, hour) => String(hour)) },
    text: String,
    atSignUp: true,
  }),
  timezone: preference({
    stored: z.custom<TimeZone>((value) => typeof value === 'string'),
    given: () => givenZone,
    initial: ({ defaults }) => defaults.timezone,
    control: { kind: 'select', values: allTimeZones, showsOthers: true },
    text: String,
    atSignUp: true,
  }),
  frequency: preference({
    stored: z.enum(frequencies),
    given: () => oneOf(frequencies),
    initial: () => 'daily' as const,
    control: { kind: 'radio', values: () => frequencies },
    text: String,
    atSignUp: true,
  }),
  topics: preference({
    stored: z.readonly(z.array(z.string())),
    given: () => givenTopics,
    initial: () => [],
    control: { kind: 'lines' },
    text: (topics) => topics.join('\n'),
    atSignUp: true,
  }),
  language: preference({
    // Any text is accepted: an item may name a language that only a newer release has.
    stored: z.exactOptional(z.string()),
    given: () => oneOf(languageTags),
    initial: ({ defaults }) => defaults.language,
    control: { kind: 'radio', values: () => languageTags },
    text: String,
    atSignUp: true,
  }),
  pausedUntil: preference({
    stored: z.exactOptional(z.number() satisfies z.ZodMiniType<EpochMs>),
    given: ({ timezone, now }) => givenPause(timezone, now),
    initial: () => undefined,
    control: { kind: 'day', range: pauseDays },
    text: (pausedUntil, { timezone, now }) => pauseDate(pausedUntil, timezone, now),
    atSignUp: false,
  }),
}

export type PreferenceName = keyof typeof preferenceTable

export const preferenceNames = Object.keys(preferenceTable) as readonly PreferenceName[]
export const signUpPreferences = preferenceNames.filter((name) => preferenceTable[name].atSignUp)

type StoredShape = { [Name in PreferenceName]: (typeof preferenceTable)[Name]['stored'] }

/** A reader's choices, as they stand in their item. */
export const storedPreferences = z.object(
  Object.fromEntries(preferenceNames.map((name) => [name, preferenceTable[name].stored])) as StoredShape,
)

/** A reader's choices. */
export type Preferences = Readonly<z.infer<typeof storedPreferences>>
