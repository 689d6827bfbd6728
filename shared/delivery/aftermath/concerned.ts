import type { EmailAddress } from '../../subscriber/address/address.ts'
import type { SubscriberId, SubscriberIds } from '../../subscriber/subscriber-id.ts'
import type { AboutMail, Bounced, BounceTrouble, FeedbackReport } from './feedback-report.ts'

/** The subscribers whom a report concerns. They need not exist: every write requires an existing item. */
export function concerned(
  idOf: SubscriberIds,
  report: AboutMail & { readonly recipients: readonly EmailAddress[] },
): readonly SubscriberId[] {
  const owner = ownerOf(idOf, report)
  return owner ? [owner] : [...new Set(report.recipients.map(idOf))]
}

interface Troubled {
  readonly id: SubscriberId
  readonly trouble: BounceTrouble
}

/** The subscribers whom a bounce concerns, with what it means for each. */
export function troubled(
  idOf: SubscriberIds,
  report: Extract<FeedbackReport, { kind: 'bounce' }>,
): readonly Troubled[] {
  const { bounced } = report
  const owner = ownerOf(idOf, report)
  if (!owner) {
    return bounced.flatMap(({ address, trouble }) => (address ? [{ id: idOf(address), trouble }] : []))
  }
  const own = bounced.filter(
    ({ address, isAddressee }) => isAddressee || (address !== undefined && idOf(address) === owner),
  )
  if (own.length > 0) return [{ id: owner, trouble: worst(own) }]
  // The mail was forwarded. That another mailbox is gone says nothing for good about the reader's own.
  const isBlocked = bounced.every(({ trouble }) => trouble === 'blocked')
  return [{ id: owner, trouble: isBlocked ? 'blocked' : 'soft' }]
}

/** The subscriber whose mail it was. */
function ownerOf(idOf: SubscriberIds, { subscriber, sentTo }: AboutMail): SubscriberId | undefined {
  return subscriber ?? (sentTo && idOf(sentTo))
}

/** A mailbox that a report lists twice is as badly off as the worse of its entries says. */
function worst(bounced: readonly Bounced[]): BounceTrouble {
  const has = (wanted: BounceTrouble): boolean => bounced.some(({ trouble }) => trouble === wanted)
  return has('gone') ? 'gone' : has('soft') ? 'soft' : 'blocked'
}
