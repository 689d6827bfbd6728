import type { EmailAddress } from '../subscriber/address.ts'

/** A whole mail to one recipient, before MIME. Header values hold no line breaks: composing refuses them. */
export interface Mail {
  readonly to: EmailAddress
  readonly subject: string
  readonly html: string
  readonly text: string
  /** Beyond From, To, Subject, Reply-To and MIME's own. */
  readonly headers: Readonly<Record<string, string>>
}
