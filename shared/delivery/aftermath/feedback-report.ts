import type { EditionId } from '../../edition/edition-id.ts'
import type { EmailAddress } from '../../subscriber/address/address.ts'
import type { SubscriberId } from '../../subscriber/subscriber-id.ts'
import type { EpochMs } from '../../time/clock.ts'
import type { MailKind } from './mail-kind.ts'

/**
 * Whose trouble a bounce is. `gone`: the mailbox is not there, or must not be mailed again. `soft`: the mailbox
 * takes no mail for now. `blocked`: the receiver refuses the sender or the mail, which is no fault of the reader.
 */
export type BounceTrouble = 'gone' | 'soft' | 'blocked'

/** A mailbox that a bounce names. `isAddressee`: the mail went there, and was not forwarded to it. */
export interface Bounced {
  readonly address?: EmailAddress
  readonly isAddressee: boolean
  readonly trouble: BounceTrouble
}

/**
 * Whose mail a report is about. It concerns the subscriber to whom the mail went, and nobody else, whatever
 * addresses the report lists. Only a mail that names neither its subscriber nor the one address to which it
 * went is known by the listed ones.
 */
export interface AboutMail {
  readonly subscriber?: SubscriberId
  /** The address to which the mail went. It stands in for a missing `subscriber`. */
  readonly sentTo?: EmailAddress
}

/** Against which kind of mail a harm is counted; absent, against digests. */
interface OfKind {
  readonly mail?: MailKind
}

/** One report of the provider about a mail, reduced to the facts that the service acts upon. */
export type FeedbackReport =
  /** The mail was accepted at `at`. `attempt` is the id of its attempt. Letters have none. */
  | (AboutMail & {
      readonly kind: 'send'
      readonly at: EpochMs
      readonly attempt?: string
      readonly edition?: EditionId
    })
  /** The reader marked the mail as spam. `isHarm`: the provider holds it against the account. */
  | (AboutMail &
      OfKind & {
        readonly kind: 'complaint'
        readonly recipients: readonly EmailAddress[]
        readonly isHarm: boolean
      })
  /** The mail did not arrive. A duplicate of the report has the same id. */
  | (AboutMail &
      OfKind & {
        readonly kind: 'bounce'
        readonly reportId: string
        readonly at: EpochMs
        readonly bounced: readonly Bounced[]
        readonly isHarm: boolean
      })
  | (AboutMail & { readonly kind: 'delivery'; readonly recipients: readonly EmailAddress[] })
  /** The report needs no action: a delay, or an unknown type. */
  | { readonly kind: 'other'; readonly type: string }
  /** A message about the way of the reports, and about no mail: a greeting, a subscription. */
  | { readonly kind: 'notice'; readonly type: string }
