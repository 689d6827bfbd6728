import { type LetterMessage, letterMessage } from '../../shared/subscriber/letter/letter-message.ts'
import type { WaitingLetter, WaitingLetters } from '../../shared/subscriber/letter/waiting-letters.ts'

export interface MemoryWaitingLetters extends Pick<WaitingLetters, 'hold'> {
  readonly held: readonly WaitingLetter[]
  /** Takes all letters out, in the order in which they may go: proven first, then by turn, then by time. A message remembers its place. */
  readonly release: () => LetterMessage[]
}

/** Letters that wait, in memory. */
export function memoryWaitingLetters(): MemoryWaitingLetters {
  const held: WaitingLetter[] = []
  return {
    held,
    async hold(letter) {
      held.push(letter)
    },
    release: () =>
      held
        .splice(0)
        .sort((a, b) => Number(b.isProven) - Number(a.isProven) || a.turn - b.turn || a.since - b.since)
        .map(({ id, letter, request, mailbox, since, isProven, turn }) => ({
          ...letterMessage(id, letter, request),
          ...(mailbox === undefined ? {} : { mailbox }),
          place: { since, isProven, turn, releasedAt: since },
        })),
  }
}
