import type { Attempt, Subscriber } from '../../../shared/subscriber/subscriber.ts'
import { type EpochMs, hourMs, minuteMs } from '../../../shared/time/clock.ts'
import type { AcceptedMail, MailFate, SesEventType } from '../ses/ses-events.ts'
import { Violation } from './violation.ts'

/** What became of a mail, as far as its subscriber is concerned. `elsewhere`: it bounced where it was forwarded to. */
export interface KnownFate {
  readonly fate: MailFate
  readonly elsewhere: boolean
}

export interface ReportWatcher {
  readonly onFate: (mail: AcceptedMail, fate: KnownFate) => void
  /** Notes that a report reached the queue, and whether it can be read. */
  readonly onReport: (mail: AcceptedMail, type: SesEventType, arrivedAt: EpochMs, isReadable: boolean) => void
  readonly onWrite: (before: Subscriber | undefined, after: Subscriber) => void
  readonly onClaim: (before: Subscriber, startedAt: EpochMs) => void
  /** For an attempt that is settled in doubt and that SES did not take. */
  readonly onInDoubt: (attempt: Attempt, now: EpochMs) => void
  /** Once all reports are worked off. */
  readonly checkSuppressed: (subscriber: Subscriber) => void
}

/** Clocks agree within a minute, and the witness may be a minute or two behind the events. */
const marginMs = 4 * minuteMs

/** Holds what is known of subscribers against what SES reported of their own mails. */
export function reportWatcher(skewMs: number, isProvable: boolean): ReportWatcher {
  const fates = new Map<string, KnownFate>()
  const harmed = new Set<string>()
  const softBounces = new Map<string, Set<string>>()
  const witnesses: { readonly at: EpochMs; readonly arrivedAt: EpochMs }[] = []
  let unreadableAt: EpochMs = 0

  function isHarm({ fate, elsewhere }: KnownFate): boolean {
    if (fate === 'complained') return true
    return (fate === 'bounced' || fate === 'unknown for now') && !elsewhere
  }

  function onReport(mail: AcceptedMail, type: SesEventType, arrivedAt: EpochMs, isReadable: boolean): void {
    if (!isReadable) unreadableAt = Math.max(unreadableAt, arrivedAt)
    else if (type === 'Send') witnesses.push({ at: mail.at, arrivedAt })
    else if (type === 'Bounce' || type === 'Complaint') {
      const { subscriber = '' } = mail.tags
      const known = fates.get(mail.messageId)
      if (!known) return
      if (isHarm(known)) harmed.add(subscriber)
      else if (type === 'Bounce' && known.fate !== 'blocked') {
        softBounces.set(subscriber, (softBounces.get(subscriber) ?? new Set()).add(mail.messageId))
      }
    }
  }

  function onWrite(before: Subscriber | undefined, after: Subscriber): void {
    const { id } = after
    if (after.status === 'suppressed' && before?.status !== 'suppressed' && !harmed.has(id)) {
      throw new Violation('harm', `${id} is suppressed, and no mail of theirs did harm`)
    }
    if (after.status !== 'confirmed' || after.restsUntil === undefined) return
    if (before?.status !== 'confirmed') throw new Violation('rest', `${id} comes back and rests`)
    if (after.confirmedAt !== before.confirmedAt) throw new Violation('rest', `${id} confirms and rests on`)
    const known = softBounces.get(id)?.size ?? 0
    if (after.restsUntil !== before.restsUntil && known < 5) {
      throw new Violation('rest', `${id} rests after ${known} soft bounces`)
    }
  }

  return {
    onFate: (mail, fate) => void fates.set(mail.messageId, fate),
    onReport,
    onWrite,
    onClaim(before, startedAt) {
      if (before.status !== 'confirmed' || startedAt + skewMs >= (before.restsUntil ?? 0)) return
      throw new Violation('rest', `${before.id} is claimed while they rest`)
    },
    onInDoubt({ id, startedAt }, now) {
      // Two looks at least: at the first one a report may be on its way.
      if (!isProvable || now < startedAt + 6 * hourMs || startedAt <= unreadableAt + marginMs) return
      const heard = witnesses.some(
        ({ at, arrivedAt }) => at > startedAt + marginMs && arrivedAt < now - 2 * hourMs,
      )
      if (heard) throw new Violation('I2 proven', `${id} is settled in doubt, and SES did not take it`)
    },
    checkSuppressed({ id, status }) {
      if (harmed.has(id) && status !== 'suppressed') {
        throw new Violation('harm', `${id} is ${status} after a complaint or a bounce for good`)
      }
    },
  }
}
