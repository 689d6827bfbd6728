import type { Acronym } from '../paper/topic/acronym.ts'
import type { Edition, EditionHead, EditionIds, WholeEdition } from './edition.ts'
import type { EditionId } from './edition-id.ts'
import type { EditionTries } from './edition-tries.ts'

/** How many editions `recent` remembers. */
export const recentEditionCount = 10

/** Keeps editions. A published edition never changes. */
export interface EditionStore {
  /**
   * The newest editions, oldest first, at most `recentEditionCount`. The last one is the newest. Read
   * consistently.
   */
  recent(): Promise<readonly EditionHead[]>
  /**
   * Writes the papers, then the head, and then appends the head to `recent`: the commit point. If the day
   * already has a head, that head stays, and is appended and returned. In this way a run after a crash
   * completes the work of the first run.
   */
  publish(edition: WholeEdition): Promise<EditionHead>
  /** An edition with its list, or undefined if there is none. */
  get(id: EditionId): Promise<Edition | undefined>
  /**
   * An edition with all papers that were new that day, or undefined if there is none. Only for recent
   * editions: of older ones only the list is kept, and the call may throw.
   */
  whole(id: EditionId): Promise<WholeEdition | undefined>
  /** The ids of a published edition's papers, without reading the papers. */
  ids(head: EditionHead): Promise<EditionIds>
  /** What letters mean to a published edition; undefined if that was not kept. */
  acronyms(head: EditionHead): Promise<readonly Acronym[] | undefined>
  /** The tries that were kept last. Read consistently. */
  tries(): Promise<EditionTries | undefined>
  /** Keeps the tries of an edition in place of those kept before. */
  keepTries(tries: EditionTries): Promise<void>
}
