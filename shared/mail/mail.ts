import type { EmailAddress } from '../subscriber/address/address.ts'

/**
 * A whole mail to one recipient, before MIME. Header values have no line breaks: `composeMime` refuses them.
 */
export interface Mail {
  readonly to: EmailAddress
  readonly subject: string
  readonly html: string
  readonly text: string
  /** The list that the mail belongs to (RFC 2919), with its name for people. */
  readonly list?: { readonly name: string; readonly id: string }
  /** Headers other than From, To, Subject, Reply-To, List-Id and MIME's own: ASCII that is written as it is. */
  readonly headers: Readonly<Record<string, string>>
}
