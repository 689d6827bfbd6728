import type { EditionHead, EditionKind } from './edition.ts'
import type { EditionId } from './edition-id.ts'

/** A day on which a reader got no digest because there was nothing for them. */
export interface SilentDay {
  readonly id: EditionId
  /** What the edition was. With papers, it was the reader's exclusions that left none. */
  readonly kind: EditionKind
}

/**
 * The days of silence right before a digest, oldest first: editions up to `through`, the last one settled, that were
 * settled as quiet since the last mail.
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
