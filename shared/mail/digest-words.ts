import type { Digest } from '../edition/digest.ts'
import type { Language } from '../language/language.ts'

/** What a reader should know before the papers of a digest, in words. */
export function digestNotes(digest: Digest, language: Language): string[] {
  return [
    ...(digest.silence.length > 0 ? [language.digest.silence(digest.silence)] : []),
    ...digest.unread.map(({ id, sources }) => language.edition.unread(sources, id)),
    ...digest.unreadInPart.map(({ id, sources }) => language.edition.unreadInPart(sources, id)),
    ...(digest.isByRecency ? byRecency(digest, language) : []),
    ...(digest.isSample ? [language.edition.sample] : []),
  ]
}

/** The order of one list is not that of several: a later list may hold what an earlier one had no room for. */
function byRecency({ editions, top }: Digest, { edition, digest }: Language): string[] {
  const lists = editions.filter(({ paperCount }) => paperCount > 0)
  const order = lists.length > 1 ? edition.byRecencyOfSeveral : edition.byRecency
  return [order, ...(top.some(({ topics }) => topics.length > 0) ? [digest.topicsFirst] : [])]
}

/** A sentence about the topics that found nothing; empty if each found something. */
export function unmetTopics({ unmet, editions }: Digest, language: Language): string[] {
  return unmet.length > 0 ? [language.digest.unmet(unmet, editions.length)] : []
}

/**
 * The link text to read on. It names the edition's count of papers only if that is the digest's own count.
 */
export function readOn({ top, paperCount, onward }: Digest, language: Language): string {
  if (paperCount !== onward.paperCount) return language.edition.wholeUncounted
  return language.edition.whole(top.length, paperCount)
}

/** The preview that the inbox shows behind the subject. The subject already names the first paper. */
export function digestPreview({ top, topics }: Digest, language: Language): string {
  const [first, ...others] = [...top, ...topics.flatMap(({ papers }) => papers)]
  if (others.length > 0) return language.digest.also(others.slice(0, 3).map(({ paper }) => paper.title))
  return first?.summary.text || language.tagline
}
