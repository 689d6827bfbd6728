import { type Clock, type EpochMs, minuteMs, secondMs } from '../../time/clock.ts'
import type { Wait } from './pace.ts'
import type { SendingStore } from './sending.ts'
import { lettersShare } from './share.ts'

/** A call that cannot start so soon after the moment of its turn has lost it, and takes another. */
export const turnValidMs = 100
/** From the last look at the clock to the call: the message is put together meanwhile. */
const toTheCallMs = 50
/** The smallest rate that SES gives. It counts while the account's is not known. */
export const smallestPerSecond = 1

/** No turn lies further ahead than this: clocks agree within a minute. */
export const farthestTurnMs = 10 * minuteMs
const longestGapMs = 5 * minuteMs

/**
 * How far the turns of letters are apart, all senders together. A call starts up to a tolerance after its turn, so
 * the calls of any second have their turns within a second and that tolerance. That holds `most` of them.
 */
export function letterGapMs(accountPerSecond: number): number {
  const { perSecond, most } = lettersShare(accountPerSecond)
  const gapMs = Math.max((secondMs + turnValidMs + toTheCallMs) / most, secondMs / perSecond)
  return Math.min(Math.ceil(gapMs), longestGapMs)
}

export interface LetterTurnDeps {
  readonly sending: Pick<SendingStore, 'drawForLetter'>
  readonly clock: Clock
  readonly wait: Wait
  /** A number in [0, 1). */
  readonly random: () => number
}

/** `now`: the call may start now. `used-up`: no mail may go. `later`: the line is too long to stand in it. */
export type LetterTurn = 'now' | 'used-up' | 'later'

/** How long a letter waits for its turns, all its calls together. The function has a minute for all of it. */
const patienceMs = 10 * secondMs
/** Senders who wait for the same moment ask for it at different ones. */
const spreadMs = 20

/**
 * The turns of one letter: each promise resolves when its next call may start. All turns together draw one mail.
 * So at most as many letters start in any second as the letters' share allows, however many functions mail them.
 */
export function letterTurns(deps: LetterTurnDeps): () => Promise<LetterTurn> {
  const { sending, clock, wait, random } = deps
  let mails: 0 | 1 = 1
  let patience = patienceMs

  // A timer may be early by a millisecond, and a call must not be.
  const until = async (moment: EpochMs): Promise<void> => {
    for (let now = clock(); now < moment; now = clock()) await wait(moment - now)
  }

  return async () => {
    const latest = clock() + patience
    // How long before its turn a letter asks for it. A store that answers slowly is asked sooner, or no letter
    // would ever be in time.
    let leadMs = 0
    for (;;) {
      const askedAt = clock()
      const startsAt = askedAt + leadMs
      const draw = await sending.drawForLetter(startsAt, mails)
      if (draw.outcome === 'used-up') return 'used-up'
      if (draw.outcome === 'drawn') {
        mails = 0
        leadMs = 2 * (clock() - askedAt)
        await until(startsAt)
        if (clock() <= startsAt + turnValidMs) {
          patience = Math.max(0, latest - clock())
          return 'now'
        }
      }
      const freeAt = draw.outcome === 'taken' ? draw.freeAt : clock()
      if (Math.max(freeAt, clock() + leadMs) > latest) return 'later'
      await until(freeAt - leadMs + random() * spreadMs)
    }
  }
}
