import { faultName } from '../log/fault-name.ts'
import type { Mail } from '../mail/mail.ts'
import { domainOf } from '../subscriber/address/address.ts'
import type { MailDomains } from '../subscriber/address/mail-domains.ts'
import type { LetterMessage, LetterQueue } from '../subscriber/letter/letter-message.ts'
import { letterToMail } from '../subscriber/letter/letter-to-mail.ts'
import type { Letter, LetterName } from '../subscriber/letter/letters.ts'
import { hasMailedTwin, noteMailed } from '../subscriber/letter/mailed-twin.ts'
import type { SubscriberStore } from '../subscriber/subscriber-store.ts'
import type { Clock, EpochMs } from '../time/clock.ts'
import type { Mailer } from './attempt/mailer.ts'
import { letterTurns } from './pace/letter-turn.ts'
import type { Wait } from './pace/pace.ts'
import type { SendingStore } from './pace/sending.ts'
import { comeBack, putBack } from './put-back-letter.ts'
import {
  allowForUnconfirmed,
  giveBack,
  holdInLine,
  isToUnconfirmed,
  type UnconfirmedLetterDeps,
  usedUp,
} from './unconfirmed-letter.ts'

export interface DeliverLetterDeps extends UnconfirmedLetterDeps {
  readonly subscribers: SubscriberStore
  readonly mailer: Mailer
  readonly letters: LetterQueue
  readonly sending: Pick<SendingStore, 'drawForLetter'>
  readonly clock: Clock
  readonly wait: Wait
  /** A number in [0, 1) that spreads letters which wait for the same moment. */
  readonly random: () => number
  readonly mailDomains: MailDomains
  readonly composeLetter: (letter: Letter) => Promise<Mail>
  /** Called each time SES throttles a call. */
  readonly onThrottled?: () => void
}

export type LetterOutcome =
  | { readonly outcome: 'submitted' | 'dropped' }
  /** Nobody confirmed the address, and its domain takes no mail. The letter would only bounce. */
  | { readonly outcome: 'no-mail-domain' }
  /** SES will never take the letter, because of its address: in the sandbox, any that is not verified. */
  | { readonly outcome: 'refused'; readonly reason: string }
  /** Two calls left open whether SES took the letter. A third mail would be worse than none. */
  | { readonly outcome: 'in-doubt'; readonly reason: string }
  /** The letter is to an unconfirmed address and may not go out now. It stands in line, in the table. */
  | { readonly outcome: 'waits'; readonly reason: string }
  /** The letter cannot be mailed now. It is on the queue again and comes back after a delay. */
  | { readonly outcome: 'again'; readonly reason: string }
  /** The letter was put back so often that an operator has to look. */
  | { readonly outcome: 'given-up'; readonly reason: string }

const firstBackoffMs = 1_000
const triesWhenThrottled = 3

/**
 * Mails one letter if its content still holds. The request that it answers may have been confirmed, withdrawn
 * or overtaken since. A letter may be mailed twice, which is harmless. An ambiguous answer is therefore tried
 * again once.
 */
export async function deliverLetter(deps: DeliverLetterDeps, message: LetterMessage): Promise<LetterOutcome> {
  if (message.letter === 'none') return { outcome: 'dropped' }
  const { letter: name } = message
  try {
    const written = await write(deps, message, name)
    if (!written) return { outcome: 'dropped' }
    if (written === 'no-mail-domain') return { outcome: written }
    return 'mail' in written ? await submit(deps, message, written) : await putOff(deps, message, written)
  } catch (fault) {
    return putBack(deps, message, faultName(fault))
  }
}

/** A letter that may be mailed as soon as it has its turn. To an unconfirmed address, it has one of the day's letters. */
interface Written {
  readonly mail: Mail
  readonly letter: Letter
  readonly allowedAt: EpochMs
}

/** A letter that has to wait, and why. */
interface PutOff {
  readonly letter: Letter
  readonly reason: string
}

/** Composes the letter. Undefined if its content no longer holds, or its reader got the same while it waited. */
async function write(
  deps: DeliverLetterDeps,
  message: LetterMessage,
  name: LetterName,
): Promise<Written | PutOff | 'no-mail-domain' | undefined> {
  const letter = await letterToMail(deps, message, name)
  const allowedAt = deps.clock()
  if (!letter) return undefined
  if (message.place?.releasedAt !== undefined && hasMailedTwin(letter, message.place.since)) return undefined
  if (isToUnconfirmed(letter) && !(await deps.mailDomains.takesMail(domainOf(letter.subscriber.address))))
    return 'no-mail-domain'
  const reason = isToUnconfirmed(letter)
    ? await allowForUnconfirmed(deps, message, letter, allowedAt)
    : undefined
  if (reason !== undefined) return { letter, reason }
  try {
    return { mail: await deps.composeLetter(letter), letter, allowedAt }
  } catch (fault) {
    await giveBack(deps, letter, allowedAt)
    throw fault
  }
}

/**
 * The turn is taken right before the call, so that the letter is composed by then. If the turn cannot be asked for,
 * nothing was mailed.
 */
function turnsOf(deps: DeliverLetterDeps, { letter, allowedAt }: Written): ReturnType<typeof letterTurns> {
  const nextTurn = letterTurns(deps)
  return async () => {
    let turn: Awaited<ReturnType<typeof nextTurn>> | undefined
    try {
      turn = await nextTurn()
      return turn
    } finally {
      if (turn !== 'now') await giveBack(deps, letter, allowedAt)
    }
  }
}

async function submit(
  deps: DeliverLetterDeps,
  message: LetterMessage,
  written: Written,
): Promise<LetterOutcome> {
  const { mail, letter, allowedAt } = written
  const nextTurn = turnsOf(deps, written)
  for (let tries = 1; ; tries++) {
    const turn = await nextTurn()
    if (turn === 'used-up') return putOff(deps, message, { letter, reason: usedUp })
    if (turn === 'later') return comeBack(deps, message)
    const result = await deps.mailer.submit(mail, {
      letter: letter.letter,
      to: isToUnconfirmed(letter) ? 'unconfirmed' : 'confirmed',
      subscriber: message.id,
      ...(message.correlation === undefined ? {} : { correlation: message.correlation }),
    })
    switch (result.outcome) {
      case 'accepted':
        // The letter is out. If that cannot be noted, that is no reason to mail it again.
        await noteMailed(deps.subscribers, letter, deps.clock()).catch(() => {})
        return { outcome: 'submitted' }
      case 'refused':
        await giveBack(deps, letter, allowedAt)
        return { outcome: 'refused', reason: result.reason }
      case 'stopped':
        await giveBack(deps, letter, allowedAt)
        return putOff(deps, message, { letter, reason: result.reason })
      case 'ambiguous':
        if (message.doubted) return { outcome: 'in-doubt', reason: result.reason }
        return putBack(deps, { ...message, doubted: true }, result.reason)
      case 'throttled':
        deps.onThrottled?.()
        if (tries >= triesWhenThrottled) {
          await giveBack(deps, letter, allowedAt)
          return putBack(deps, message, 'throttled')
        }
        await deps.wait(firstBackoffMs * 2 ** (tries - 1))
    }
  }
}

/** A letter to an unconfirmed address waits in the table, and all others on their queue. */
async function putOff(
  deps: DeliverLetterDeps,
  message: LetterMessage,
  { letter, reason }: PutOff,
): Promise<LetterOutcome> {
  if (!isToUnconfirmed(letter)) return putBack(deps, message, reason)
  await holdInLine(deps, message, letter, deps.clock())
  return { outcome: 'waits', reason }
}
