import type { EditionHead, EditionKind } from './edition.ts'
import type { EditionId } from './edition-id.ts'

/** A day on which a reader got no digest because there was nothing for them. */
export interface SilentDay {
  readonly id: EditionId
  /** What the edition was. If it had papers, the reader's exclusions left none of them. */
  readonly kind: EditionKind
}

/**
 * The days of silence right before a digest, oldest first: the editions since the last mail that were settled
 * as quiet. The last settled edition is `through`.
 */
export function silenceBefore(
  recent: readonly EditionHead[],
  through: EditionId,
  missed: Readonly<Record<string, string>>,
): SilentDay[] {
  const settled = recent.filter(({ id }) => id <= through)
  const lastMail = settled.findLastIndex(({ id }) => missed[id] !== 'quiet')
  return settled.slice(lastMail + 1).map(({ id, kind }) => ({ id, kind }))
}
