import type { EmailAddress } from '../subscriber/address.ts'

/**
 * A whole mail to one recipient, before MIME. Header values have no line breaks: `composeMime` refuses them.
 */
export interface Mail {
  readonly to: EmailAddress
  readonly subject: string
  readonly html: string
  readonly text: string
  /** Headers other than From, To, Subject, Reply-To and MIME's own. */
  readonly headers: Readonly<Record<string, string>>
}
