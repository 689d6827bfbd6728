import type { Edition, EditionHead, EditionIds, WholeEdition } from './edition.ts'
import type { EditionId } from './edition-id.ts'

/** How many editions `recent` remembers. */
export const recentEditionCount = 10

/** Keeps editions. A published edition never changes. */
export interface EditionStore {
  /** The newest editions, oldest first, at most `recentEditionCount`; its last is the head. Read consistently. */
  recent(): Promise<readonly EditionHead[]>
  /**
   * Writes the papers, then the head, then appends to `recent`: the commit point. If the day already has a head, that
   * one stays and is what gets appended and returned, so that a run after a crash completes the first one's work.
   */
  publish(edition: WholeEdition): Promise<EditionHead>
  /** An edition with its list, or undefined where there is none. */
  get(id: EditionId): Promise<Edition | undefined>
  /**
   * An edition with all that was new that day, or undefined where there is none. Only of recent editions: of older ones
   * the list alone is kept.
   */
  whole(id: EditionId): Promise<WholeEdition | undefined>
  /** Which papers a published edition has, without reading them. */
  ids(head: EditionHead): Promise<EditionIds>
}
