import * as z from 'zod/mini'
import { plainText } from '../../paper/text/plain-text.ts'
import { elementText } from '../atom.ts'
import { longestName } from '../text-limits.ts'

const affiliation = z.union([elementText, z.array(z.unknown())])
const authorSchema = z.object({ affiliation: z.optional(affiliation) })

/** More would fill a card, as would more characters: of several, those that fit are named, and always the first. */
const mostNamed = 3
const longestTogether = 150

/**
 * The organisations that the authors of an entry of the API belong to (`arxiv:affiliation`), each once, in their
 * order, separated by semicolons. Undefined if the entry tells none: most do not.
 */
export function organizationOf(authors: readonly unknown[]): string | undefined {
  const told = authors.flatMap((author) => authorSchema.safeParse(author).data?.affiliation ?? [])
  return joined(told.flatMap((text) => elementText.safeParse(text).data ?? []))
}

/** In characters: no creator of the feed names more organisations in it than a card can show. */
const longestSearched = 5_000

/** What a parenthesis behind a name holds if it is an organisation. Others are marks, roles, and names in other scripts. */
const isOrganization =
  /\b(?:univ|institut|lab|college|school|facult|academ|cent(?:er|re)|research|technolog|department|dept|hospital|company|corp|inc\b|ltd|gmbh|foundation|council|ministry|AI\b)/i
const acronym = /^(?!IEEE|ACM)[A-Z]{3,}(?![A-Za-z])/

/**
 * The same by the creators of the feed, who may have theirs in parentheses: `Ann Beet (Garden Lab, Bonn)`, or
 * once behind all names: `((1) Garden Lab, (2) Beet College)`.
 */
export function organizationIn(creators: readonly string[]): string | undefined {
  const told = creators
    .flatMap((creator) => outerParentheses(creator.slice(0, longestSearched)))
    .flatMap((inner) => inner.split(/[\s,;]*\(\d{1,3}\)\s*/))
    .filter((name) => isOrganization.test(name) || acronym.test(name))
  return joined(told)
}

function outerParentheses(text: string): string[] {
  const found: string[] = []
  let depth = 0
  let start = 0
  for (const { 0: sign, index } of text.matchAll(/[()]/g)) {
    if (sign === '(') {
      if (depth === 0) start = index + 1
      depth++
    } else if (depth > 0) {
      depth--
      if (depth === 0) found.push(text.slice(start, index))
    }
  }
  return found
}

function joined(told: readonly string[]): string | undefined {
  const names = told
    .map((text) => plainText(text.slice(0, 2 * longestName)).replace(/;/g, ','))
    .filter((name) => /\p{L}{2}/u.test(name) && name.length <= longestName)
  const distinct = [...new Set(names)].slice(0, mostNamed)
  const fitting = distinct.filter(
    (_, place) => distinct.slice(0, place + 1).join('; ').length <= longestTogether,
  )
  return fitting.length > 0 ? fitting.join('; ') : distinct[0]
}
