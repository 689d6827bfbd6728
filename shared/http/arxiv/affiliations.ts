import * as z from 'zod/mini'
import { plainText } from '../../paper/text/plain-text.ts'
import { elementText } from '../atom.ts'
import { longestName } from '../text-limits.ts'

const affiliation = z.union([elementText, z.array(z.unknown())])
const authorSchema = z.object({ affiliation: z.optional(affiliation) })

/** More would fill a card. */
const mostNamed = 3

/**
 * The organisations that the authors of an entry belong to (`arxiv:affiliation`), each once, in their order,
 * separated by semicolons. Undefined if the entry tells none: most do not.
 */
export function organizationOf(authors: readonly unknown[]): string | undefined {
  const told = authors.flatMap((author) => authorSchema.safeParse(author).data?.affiliation ?? [])
  const names = told
    .flatMap((text) => elementText.safeParse(text).data ?? [])
    .map((text) => plainText(text.slice(0, 2 * longestName)).replace(/;/g, ','))
    .filter((name) => /\p{L}{2}/u.test(name) && name.length <= longestName)
  const distinct = [...new Set(names)].slice(0, mostNamed)
  return distinct.length > 0 ? distinct.join('; ') : undefined
}
