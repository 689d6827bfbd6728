import type { LetterMessage, PlaceInLine } from '../subscriber/letter/letter-message.ts'
import { type Letter, letters } from '../subscriber/letter/letters.ts'
import type { WaitingLetters } from '../subscriber/letter/waiting-letters.ts'
import { isAdmitted, type SignUpGuardStore } from '../subscriber/sign-up/sign-up-guard.ts'
import type { EpochMs } from '../time/clock.ts'
import type { ReputationStore } from './aftermath/reputation.ts'
import { firstAllowance, type UnconfirmedLimits } from './pace/allowance.ts'

export interface UnconfirmedLetterDeps {
  readonly guard: Pick<SignUpGuardStore, 'state'>
  readonly reputation: Pick<ReputationStore, 'countMailed' | 'uncountMailed'>
  readonly waiting: Pick<WaitingLetters, 'hold'>
  readonly unconfirmed: UnconfirmedLimits
}

export const usedUp = 'sending is stopped or used up'

/**
 * Tells whether anybody could have had the letter sent to an address that did not confirm. A letter that a
 * link's owner asked for goes to a mailbox that confirmed once, and only a few a day do.
 */
export function isToUnconfirmed({ letter, subscriber }: Pick<Letter, 'letter' | 'subscriber'>): boolean {
  return letters[letter].asked === undefined && subscriber.status !== 'confirmed'
}

/**
 * Asks the guard, and takes one letter of the day's allowance. Otherwise returns why the letter has to wait, and
 * nothing is taken.
 */
export async function allowForUnconfirmed(
  { guard, reputation, unconfirmed }: UnconfirmedLetterDeps,
  message: LetterMessage,
  letter: Letter,
  now: EpochMs,
): Promise<string | undefined> {
  const state = await guard.state()
  const { isProven, releasedAt } = placeInLineOf(message, letter, now)
  if (!isAdmitted(state, { at: message.place?.since ?? askedAt(letter), isProven, releasedAt }))
    return `the sign-up's guard: ${state.step}`
  const most = state.allowance?.perDay ?? firstAllowance(unconfirmed)
  if (!(await reputation.countMailed(now, most))) return `${most} letters to new addresses a day are used up`
  return undefined
}

/** Gives the day's allowance back what a letter took of it that SES definitely did not take. */
export async function giveBack(
  { reputation }: UnconfirmedLetterDeps,
  letter: Letter,
  allowedAt: EpochMs,
): Promise<void> {
  if (isToUnconfirmed(letter)) await reputation.uncountMailed(allowedAt)
}

/** Lets a letter stand in line. One that was released and comes back keeps its place, as another entry. */
export async function holdInLine(
  { waiting }: UnconfirmedLetterDeps,
  message: LetterMessage,
  letter: Letter,
  now: EpochMs,
): Promise<void> {
  const { id, request, mailbox, doubted, correlation } = message
  const { since, isProven, turn, returned = 0, releasedAt } = placeInLineOf(message, letter, now)
  await waiting.hold({
    id,
    letter: letter.letter,
    since,
    isProven,
    turn,
    returned: releasedAt === undefined ? returned : returned + 1,
    ...(request === undefined ? {} : { request }),
    ...(mailbox === undefined ? {} : { mailbox }),
    ...(doubted ? { doubted } : {}),
    ...(correlation === undefined ? {} : { correlation }),
  })
}

function placeInLineOf({ place }: LetterMessage, letter: Letter, now: EpochMs): PlaceInLine {
  return place ?? { since: askedAt(letter) || now, isProven: false, turn: 0 }
}

/** When the sign-up came that the letter answers; 0 if it is not known. */
function askedAt({ subscriber, request }: Letter): EpochMs {
  const requests = 'requests' in subscriber ? (subscriber.requests ?? []) : []
  return requests.find(({ id }) => id === request)?.at ?? 0
}
