import type { Digest } from '../edition/digest.ts'
import type { Language } from '../language/language.ts'

/** What a reader should know of a digest before its papers, in words. */
export function digestNotes(digest: Digest, language: Language): string[] {
  return [
    ...(digest.silence.length > 0 ? [language.digest.silence(digest.silence)] : []),
    ...digest.unread.map(({ id, sources }) => language.edition.unread(sources, id)),
    ...(digest.isByRecency ? [language.edition.byRecency] : []),
    ...(digest.isSample ? [language.edition.sample] : []),
  ]
}

/** What its topics did not find, in words; nothing where each found something. */
export function unmetTopics({ unmet, editions }: Digest, language: Language): string[] {
  return unmet.length > 0 ? [language.digest.unmet(unmet, editions.length)] : []
}

/** Where to read on. The edition's count is said only where it is the one that the digest began with. */
export function readOn({ top, paperCount, onward }: Digest, language: Language): string {
  if (paperCount !== onward.paperCount) return language.edition.wholeUncounted
  return language.edition.whole(top.length, paperCount)
}

/** What the inbox shows behind the subject, which names the first paper already. */
export function digestPreview({ top, topics }: Digest, language: Language): string {
  const [first, ...others] = [...top, ...topics.flatMap(({ papers }) => papers)]
  if (others.length > 0) return language.digest.also(others.slice(0, 3).map(({ paper }) => paper.title))
  return first?.summary.text || language.tagline
}
