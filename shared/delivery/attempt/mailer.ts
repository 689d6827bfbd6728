import type { Mail } from '../../mail/mail.ts'

/** What SES reports back with each event about a message: `[A-Za-z0-9_-]`, at most 256 characters each. */
export type MailTags = Readonly<Record<string, string>>

/** What became of one call. Only an accepted or definitely refused message has a known fate. */
export type SubmitOutcome =
  | { readonly outcome: 'accepted'; readonly messageId: string | undefined }
  /** Too fast: the same call may be made again a little later. */
  | { readonly outcome: 'throttled' }
  /** This message will never be taken. */
  | { readonly outcome: 'refused'; readonly reason: string }
  /** No message of this account is taken at the moment: quota, pause, an unverified domain, credentials. */
  | { readonly outcome: 'stopped'; readonly reason: string }
  /** Perhaps taken, perhaps not: a time-out, a reset, a 5xx. Never sent again without proof. */
  | { readonly outcome: 'ambiguous'; readonly reason: string }

/** Submits mails, each in exactly one call, never retried inside. */
export interface Mailer {
  submit(mail: Mail, tags: MailTags): Promise<SubmitOutcome>
}

/** What the provider allows: mails a second, and mails a rolling day (`Infinity`: no limit). */
export interface SendQuota {
  readonly perSecond: number
  readonly perDay: number
  readonly sentLastDay: number
}

/** Reads the quota. Throws when the provider does not answer in time. */
export interface SendQuotaReader {
  read(): Promise<SendQuota>
}
