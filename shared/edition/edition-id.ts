import * as z from 'zod/mini'
import type { LocalDate } from '../time/time-zone.ts'

/** The publish date in the operator's zone, `YYYY-MM-DD`; ids compare as strings. */
export type EditionId = string & { readonly __brand: 'EditionId' }

/**
 * The id before all editions: `since` and `through` of a reader who confirms when there is no edition yet.
 */
export const beforeAllEditions = '0000-00-00' as EditionId

/** The id in a text; undefined if the text is not a real calendar date. */
export function parseEditionId(text: string): EditionId | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined
  const at = Date.parse(`${text}T00:00:00Z`)
  if (Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== text) return undefined
  return text as EditionId
}

/** The shape of a stored id. */
export const editionIdSchema = z.custom<EditionId>(
  (value) => typeof value === 'string' && parseEditionId(value) !== undefined,
)

export function editionIdOf(date: LocalDate): EditionId {
  return date as string as EditionId
}
