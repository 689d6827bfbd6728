import type { Digest } from '../edition/digest.ts'
import type { Language } from '../language/en.ts'

/** What a reader should know of a digest before its papers, in words. */
export function digestNotes(digest: Digest, language: Language): string[] {
  return [
    ...(digest.silence.length > 0 ? [language.digest.silence(digest.silence)] : []),
    ...digest.unread.map(({ id, sources }) => language.edition.unread(sources, id)),
    ...(digest.isByRecency ? [language.edition.byRecency] : []),
    ...(digest.isSample ? [language.edition.sample] : []),
  ]
}
