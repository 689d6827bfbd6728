import { foldedWords } from '../fold.ts'

/** The words of an organisation that somebody looks for. */
export type OrganizationWords = readonly string[]

const small = new Set(['of', 'the', 'and', 'for', 'at', 'in', 'de', 'di', 'la', 'du', 'für', 'und', 'et'])

export function organizationWords(text: string): OrganizationWords {
  return foldedWords(text)
}

/**
 * Is this organisation, or one of several that semicolons separate, the wanted one? `DeepMind` and `Deep Mind`
 * are `Google DeepMind`; `MIT` is the Massachusetts Institute of Technology, and no part of a word.
 */
export function isWantedOrganization(wanted: OrganizationWords, organization: string): boolean {
  return organization.split(';').some((name) => {
    if (hasSideBySide(foldedWords(name), wanted)) return true
    return namesIn(name).some((words) => isAcronymOf(wanted, words) || isAcronymOf(words, wanted))
  })
}

/**
 * The names that an affiliation may hold between its commas, beside departments, places and countries:
 * `University of California, Los Angeles` of `Institute of Maps, University of California, Los Angeles, USA`.
 */
function namesIn(affiliation: string): (readonly string[])[] {
  const parts = affiliation.split(/[,()]/).map(foldedWords)
  const pairs = parts.slice(1).map((part, place) => [...(parts[place] ?? []), ...part])
  return [...parts, ...pairs]
}

/** Do the words have the wanted ones in a row, however they are parted? */
function hasSideBySide(words: readonly string[], wanted: readonly string[]): boolean {
  const whole = wanted.join('')
  return words.some((_, from) => {
    let run = ''
    for (let to = from; to < words.length && run.length < whole.length; to++) run += words[to]
    return run === whole
  })
}

/** `mit` of `massachusetts institute of technology`. Two letters would be those of too many. */
function isAcronymOf(short: readonly string[], long: readonly string[]): boolean {
  const [acronym = ''] = short
  const initials = long.filter((word) => !small.has(word)).map((word) => word.charAt(0))
  return short.length === 1 && initials.length >= 3 && initials.join('') === acronym
}
