import type { FilledMail } from '../../mail/filled-mail.ts'
import type { Mail } from '../../mail/mail.ts'

/** SES reports these back with each event about a mail: `[A-Za-z0-9_-]`, at most 256 characters each. */
export type MailTags = Readonly<Record<string, string>>

/** The outcome of one call. Only `ambiguous` leaves open whether the mail was taken. */
export type SubmitOutcome =
  | { readonly outcome: 'accepted'; readonly messageId: string }
  /** The calls come too fast. The same call may be made again a little later. */
  | { readonly outcome: 'throttled' }
  /** The provider will never take this mail. */
  | { readonly outcome: 'refused'; readonly reason: string }
  /** The provider takes no mail of this account now: quota, pause, an unverified domain, credentials. */
  | { readonly outcome: 'stopped'; readonly reason: string }
  /** The mail was perhaps taken: a time-out, a reset, a 5xx. A digest is never sent again without proof. */
  | { readonly outcome: 'ambiguous'; readonly reason: string }

/** Submits each mail in exactly one call. It never retries inside. */
export interface Mailer {
  /** `onCall` is called right before the call, once the mail's bytes are made. */
  submit(mail: Mail | FilledMail, tags: MailTags, onCall?: () => void): Promise<SubmitOutcome>
}

/** The provider's limits: mails a second, and mails in a rolling day (`Infinity`: no limit). */
export interface SendQuota {
  readonly perSecond: number
  readonly perDay: number
  readonly sentLastDay: number
}

/** Reads the quota. Throws if the provider does not answer in time. */
export interface SendQuotaReader {
  read(): Promise<SendQuota>
}
