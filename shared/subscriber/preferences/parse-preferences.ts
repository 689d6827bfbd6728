import type * as z from 'zod/mini'
import { parseTimeZone } from '../../time/time-zone.ts'
import { type BadTopic, type FieldProblem, type FieldProblemCode, show } from '../field-problem.ts'
import {
  type PreferenceContext,
  type PreferenceName,
  type Preferences,
  preferenceTable,
} from './preferences.ts'

/** The fields that a form or a program sent, unchecked. An absent or empty field means "the default". */
export type PreferencesInput = { readonly [Name in PreferenceName]?: unknown }

export type ParsedPreferences =
  | { readonly ok: true; readonly preferences: Preferences }
  | { readonly ok: false; readonly problems: readonly FieldProblem[] }

/** Reads the named preferences from the input. The problems name every wrong field at once. */
export function parsePreferences(
  input: PreferencesInput,
  names: readonly PreferenceName[],
  { defaults, now }: Pick<PreferenceContext, 'defaults' | 'now'>,
): ParsedPreferences {
  const zone = typeof input.timezone === 'string' ? parseTimeZone(input.timezone) : undefined
  const context = { defaults, timezone: zone ?? defaults.timezone, now }
  const problems: FieldProblem[] = []
  const preferences: Record<string, unknown> = {}
  for (const name of names) {
    const value = readValue(name, input[name], context, problems)
    if (value !== undefined) preferences[name] = value
  }
  if (problems.length > 0) return { ok: false, problems }
  // Each value came out of the schema of its own entry.
  return { ok: true, preferences: preferences as unknown as Preferences }
}

function readValue(
  name: PreferenceName,
  given: unknown,
  context: PreferenceContext,
  problems: FieldProblem[],
): unknown {
  const { given: schema, initial } = preferenceTable[name]
  if (given === undefined || given === null || given === '') return initial(context)
  const parsed = schema(context).safeParse(given)
  if (parsed.success) return parsed.data
  problems.push(...parsed.error.issues.map((issue) => problemOf(name, given, issue)))
  return undefined
}

function problemOf(field: PreferenceName, given: unknown, issue: z.core.$ZodIssue): FieldProblem {
  const code = issue.message as FieldProblemCode | 'bad-topic'
  if (code === 'bad-topic') return badTopic(given, issue)
  const isTooLong = code === 'too-many-topics' && Array.isArray(given)
  return { field, code, given: isTooLong ? String(given.length) : show(given) }
}

function badTopic(given: unknown, { path, ...issue }: z.core.$ZodIssue): BadTopic {
  const index = Number(path[0])
  const { reason, part } = (issue as { params?: Partial<BadTopic> }).params ?? {}
  return {
    field: 'topics',
    code: 'bad-topic',
    given: show((given as readonly unknown[])[index]),
    index,
    reason: reason ?? 'not-text',
    ...(part === undefined ? {} : { part: show(part) }),
  }
}
