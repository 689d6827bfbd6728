import { foldedWords } from '../paper/fold.ts'
import { mendBareTildes } from '../paper/text/bare-accents.ts'
import { plainText } from '../paper/text/plain-text.ts'
import { withoutAuthorNotes } from './author-notes.ts'
import { cappedTexts } from './capped-texts.ts'
import { group, isName, people, sidesOf } from './several-authors.ts'
import { authorLimits, longestName } from './text-limits.ts'

const onBehalf =
  /(?:^|[\s,(]+)(?:(?:and|&)\s+)?(?:on (?:the )?behalf of|representing)(?: (?:the|all))?\s+(.+)$/iu
const forGroup = new RegExp(`^(.*?)(?:^|[\\s,(]+)for (?:the |all )?((?:\\S.*\\s)?${group}\\b.*)$`, 'iu')
/** A name that goes on with `for`: `Center for AI Safety Team`. */
const organization =
  /\b(?:cent(?:er|re)|institut\w*|lab\w*|foundation|department|association|council|school|partnership)$/i

/** Somebody who is counted and not named: `et al.`, `and 12 others`. */
const unnamed =
  /(?:^|[\s,;&]+)(?:(?:and|&)\s+)?(?:(?:et\.?\s+|et\.|&\s*)al(?:ii|ia)?\b\.?|(?:(?:the|many|several|\d+)\s+)*(?:additional\s+|other\s+)?(?:others|(?:more |other )?(?:(?<!\p{L} )|(?<=(?:and|the|many|several|additional|more|other) ))(?:co-?authors|authors|contributors)|\d+ more|many more)(?:\s+not shown)?|additional authors(?:\s+not shown)?)[\s,.;:…]*$/iu
/**
 * The people and groups that signed a paper, each once, in their order. Sources give names with debris: marks
 * of affiliations, separators that became names, `et al.`, several names in one. A group that people signed
 * for is named only if no person is.
 */
export function authorNames(given: readonly string[]): string[] {
  const names = new Map<string, string>()
  const behalfOf: string[] = []
  let length = 0
  for (const text of given) {
    length += text.length
    if (length > 2 * authorLimits.total) break
    if (isPlain(text)) {
      if (isName(text)) add(names, text.normalize('NFC'))
      continue
    }
    const bare = mendBareTildes(withoutAuthorNotes(text.slice(0, longestSigned)))
    for (const { text: part, isOfGroup } of sidesOf(withoutEnds(plainText(bare)))) {
      const { person, signedFor } = signature(part)
      if (signedFor !== undefined) behalfOf.push(signedFor)
      for (const one of people(person, isOfGroup)) {
        // Braces keep a name's spelling in BibTeX.
        const name = withoutEnds(one.replace(/[{}$]/g, '').replace(unnamed, ''))
        if (isName(name)) add(names, name)
      }
    }
  }
  if (names.size === 0) for (const name of behalfOf) if (isName(name)) add(names, name)
  return cappedTexts([...names.values()], authorLimits, (name) => name.replace(/\p{Surrogate}$/u, ''))
}

/** Most names are nothing but words, and none that could mean anything else. */
function isPlain(text: string): boolean {
  return (
    text.length <= longestName &&
    /^\p{L}[\p{L}\p{M}]*(?:[ '’-][\p{L}\p{M}]+|\. ?(?=\p{L})[\p{L}\p{M}]+)*$/u.test(text) &&
    !/[\u00c2-\u00f4][ªºµƒŠšŒœŽžŸ]|[\ufb00-\ufb06]/.test(text) &&
    !/\b(?:and|et|for|by|with|behalf|representing|others|more|authors|msc)\b|\s[a-z]$/i.test(text)
  )
}

/** `Ann Lee for the ATLAS Collaboration` is a person and the group that she signed for. */
function signature(text: string): { readonly person: string; readonly signedFor?: string } {
  const [behalf, group] = onBehalf.exec(text) ?? []
  if (behalf !== undefined)
    return { person: withoutEnds(text.replace(behalf, '')), signedFor: withoutEnds(group ?? '') }
  const [, person, signedFor] = forGroup.exec(text) ?? []
  if (person === undefined || organization.test(person)) return { person: withoutEnds(text) }
  return { person: withoutEnds(person), signedFor: withoutEnds(signedFor ?? '') }
}

/** In characters: a group's name and its first members may come as one author. */
const longestSigned = 5 * longestName

function add(names: Map<string, string>, name: string): void {
  const key = foldedWords(name).join(' ')
  if (!names.has(key)) names.set(key, name)
}

const stray = '\\s,;:*/|&•·–—_=+<>~^`"“”#\\-'
const leading = new RegExp(
  `^(?:[${stray}.)\\]}]+|(?:and|by|with|(?:[Ww]ith )?(?:an? )?(?:[Aa]ppendix|appendices|[Cc]ontributions?) (?:by|from))\\s+(?=\\p{Lu}|the\\s))+`,
  'u',
)
const trailing = new RegExp(`[${stray}(\\[{]+(?:and)?$|\\s+(?:and|&)$`, 'u')

function withoutEnds(text: string): string {
  const inner = text
    .replace(leading, '')
    .replace(trailing, '')
    .replace(/\s+(?:Ph\.?\s?D|M\.\s?D|MSc)\.?$/, '')
    // A full stop ends a sentence after a word, and belongs to an initial or a suffix.
    .replace(/(?<=\p{L}{3})(?<!\b(?:Inc|Ltd|Esq))\.$/u, '')
  return inner === text ? text : withoutEnds(inner)
}
