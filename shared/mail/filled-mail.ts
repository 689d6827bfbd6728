import type { EmailAddress } from '../subscriber/address/address.ts'
import type { Mail } from './mail.ts'
import type { Fragment, OpenText } from './template.ts'

/** Where a digest has something of its reader's own: why they get it, and the addresses of their links. */
export const ownPlaces = ['why', 'preferences', 'unsubscribe'] as const

export type OwnPlace = (typeof ownPlaces)[number]

/**
 * What the mails of several readers share, with the places of the reader's own left open. The same object serves
 * all of them, so that whoever encodes it can do so once.
 */
export interface OpenMail extends Pick<Mail, 'subject' | 'list'> {
  /** Those that all readers share. */
  readonly headers: Mail['headers']
  readonly html: OpenText<OwnPlace>
  readonly text: OpenText<OwnPlace>
}

/** A whole mail to one recipient, as an open mail and what fills its places. */
export interface FilledMail {
  readonly to: EmailAddress
  readonly open: OpenMail
  /** The reader's own, in front of those that all share. */
  readonly headers: Mail['headers']
  readonly html: Filling
  readonly text: Filling
}

/** A fragment if several readers may have the same there, otherwise the text itself. */
type Filling = Readonly<Record<OwnPlace, Fragment | string>>
