import * as z from 'zod'
import { plainText } from '../../../shared/paper/text/plain-text.ts'

/** A text and the readings that a person would accept. A trap is no debris: it has to come out as it is wanted. */
const textCase = z.object({
  input: z.string(),
  want: z.array(z.string()).min(1),
  class: z.string(),
  trap: z.boolean().optional(),
})
export const textCases = z.array(textCase).min(1)
export type TextCase = z.infer<typeof textCase>

/** `half`: something was repaired, and TeX is left. `false`: something else came out. A trap is `right` or `false`. */
export type Verdict = 'right' | 'missed' | 'half' | 'false'

const debris = /\\[A-Za-z'"`^~=%&#_{}(,]|\$[^\d\s]|[\^_]\{|\{\\|&#?\w+;|``|\*\*|[ﬀ-ﬆ]|Ã|â€/

export function judge({ input, want, trap }: TextCase): { readonly got: string; readonly verdict: Verdict } {
  const got = plainText(input)
  if (want.includes(got)) return { got, verdict: 'right' }
  if (trap) return { got, verdict: 'false' }
  if (got === input.replace(/\s+/g, ' ').trim()) return { got, verdict: 'missed' }
  return { got, verdict: debris.test(got) ? 'half' : 'false' }
}
