import type { FilledMail } from '../mail/filled-mail.ts'
import type { Mail } from '../mail/mail.ts'
import { composeFilled } from './compose-filled.ts'
import { mimeEnd, mimeHead, partHead, type Sender, toLine } from './mime-head.ts'
import { quotedPrintable } from './quoted-printable.ts'

/** Turns a mail into bytes. */
export type ComposeMime = (sender: Sender, mail: Mail | FilledMail) => Promise<Uint8Array>

/**
 * The mail as the bytes of RFC 5322 and 2045, but for Date and Message-ID, which SES writes itself. All of it
 * is ASCII. Its lines end with CRLF and have at most 78 characters, except where an address has more. Throws on
 * a value with a line break or NUL, because they could smuggle in other headers.
 */
export const composeMime: ComposeMime = async (sender, mail) =>
  'open' in mail ? composeFilled(sender, mail) : composeWhole(sender, mail)

function composeWhole(sender: Sender, mail: Mail): Uint8Array {
  const { from, about, headers, structure } = mimeHead(sender, mail)
  const lines = [
    ...[...from, toLine(mail.to), ...about, ...headers, ...structure],
    ...[...partHead('text/plain'), quotedPrintable(mail.text)],
    ...[...partHead('text/html'), quotedPrintable(mail.html)],
    ...mimeEnd,
  ]
  return Buffer.from(lines.join('\r\n'), 'latin1')
}
