import { type LetterMessage, type LetterQueue, letterMessage } from '../subscriber/letter/letter-message.ts'
import {
  longestWaitMs,
  type WaitingLetter,
  type WaitingLetters,
} from '../subscriber/letter/waiting-letters.ts'
import type { GuardStep } from '../subscriber/sign-up/sign-up-guard.ts'
import { giveTurnBack } from '../subscriber/sign-up/turn-away.ts'
import type { SubscriberStore } from '../subscriber/subscriber-store.ts'
import type { EpochMs } from '../time/clock.ts'
import type { ReputationStore } from './aftermath/reputation.ts'

export interface ReleaseDeps {
  readonly waiting: WaitingLetters
  readonly letters: LetterQueue
  readonly reputation: Pick<ReputationStore, 'countDropped'>
  readonly subscribers: Pick<SubscriberStore, 'get' | 'write' | 'backOff'>
}

export interface Released {
  readonly released: number
  readonly dropped: number
}

/**
 * How many waiting letters a tick lets go, by the guard's step. A quarter of an hour at an open sign-up serves
 * any number of people behind one network's address. In a trickle it makes four letters an hour.
 */
export const releasedATick: Readonly<Record<GuardStep, number>> = { open: 100, guarded: 25, trickle: 1 }

const pageSize = 100
/** Bounds the work of a tick, whatever a flood has left. The next tick goes on. */
const mostPages = 100

/**
 * Drops what waited for too long, then puts the first letters in line on their queue, as many as there is room
 * for. A crash can only double a letter, or count a dropped one twice: a letter is queued before it is removed,
 * and counted before it is dropped.
 */
export async function releaseLetters(
  deps: ReleaseDeps,
  { step, room }: { readonly step: GuardStep; readonly room: number },
  now: EpochMs,
): Promise<Released> {
  const dropped = await dropOld(deps, now)
  const most = Math.min(releasedATick[step], room)
  return { dropped, released: await release(deps, most, now) }
}

async function dropOld({ waiting, reputation, subscribers }: ReleaseDeps, now: EpochMs): Promise<number> {
  let dropped = 0
  for (let page = 0; page < mostPages; page++) {
    const old = await waiting.waitingSince(now - longestWaitMs, pageSize)
    if (old.length === 0) break
    const lost = old.filter(isLetter).length
    if (lost > 0) await reputation.countDropped(lost, now)
    for (const letter of old) if (letter.letter === 'still-refused') await giveBackTurn(subscribers, letter)
    await waiting.remove(old)
    dropped += lost
  }
  return dropped
}

/**
 * The mailbox's next sign-up brings the letter that was dropped: otherwise its owner would wait for 30 days. A turn
 * that cannot be given back now keeps no other letter from being dropped or let go.
 */
async function giveBackTurn(subscribers: ReleaseDeps['subscribers'], letter: WaitingLetter): Promise<void> {
  await giveTurnBack(subscribers, letter).catch(() => {})
}

/** Entries that stand for no letter are taken out as well, and take nobody's place. */
async function release({ waiting, letters }: ReleaseDeps, most: number, now: EpochMs): Promise<number> {
  let released = 0
  for (let page = 0; page < mostPages && released < most; page++) {
    const first = await waiting.next(pageSize)
    if (first.length === 0) break
    for (const letter of first) {
      if (released >= most) break
      if (isLetter(letter)) {
        await letters.send(releasedMessage(letter, now))
        released++
      }
      await waiting.remove([letter])
    }
  }
  return released
}

function isLetter({ letter }: WaitingLetter): boolean {
  return letter !== 'none'
}

/** The message remembers the letter's place in line, in case that it has to wait again, and whether it may be out. */
function releasedMessage(letter: WaitingLetter, releasedAt: EpochMs): LetterMessage {
  const { id, request, mailbox, doubted, correlation, since, isProven, turn, returned = 0 } = letter
  return {
    ...letterMessage(id, letter.letter, request),
    ...(mailbox === undefined ? {} : { mailbox }),
    ...(doubted ? { doubted } : {}),
    ...(correlation === undefined ? {} : { correlation }),
    place: { since, isProven, turn, returned, releasedAt },
  }
}
