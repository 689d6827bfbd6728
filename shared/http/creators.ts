import { decodeEntities } from '../paper/text/html-entities.ts'
import { withoutAuthorNotes } from './author-notes.ts'

/**
 * The names in a `dc:creator` of arXiv, as written there (accents may be TeX): names between commas or `and`,
 * without the affiliations.
 */
export function creatorNames(creators: string): string[] {
  const names: string[] = []
  const parts = withoutAuthorNotes(decodeEntities(creators)).split(/[,;]/)
  for (const part of parts.flatMap((one) => (isOnBehalf(one) ? [one] : one.split(/\sand\s/)))) {
    const name = part.replace(/\s+/g, ' ').trim()
    const last = names.length - 1
    if (last >= 0 && /^(?:Jr|Sr|II|III|IV)\b\.?(?:$| et )/.test(name)) names[last] += ` ${name}`
    else if (name !== '') names.push(name)
  }
  return names
}

/** `for the CMS and ATLAS Collaborations` names no two authors. */
function isOnBehalf(part: string): boolean {
  return /\bon behalf of\b|^\s*(?:and\s+)?for the\b/i.test(part)
}
