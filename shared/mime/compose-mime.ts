import type { Mail } from '../mail/mail.ts'
import { header } from './header.ts'
import { headerText, phrase } from './header-text.ts'
import { quotedPrintable } from './quoted-printable.ts'

/** The sender of every mail of an operator. */
export interface Sender {
  readonly name: string
  readonly address: string
  readonly replyTo: string
}

/** Turns a mail into bytes. */
export type ComposeMime = (sender: Sender, mail: Mail) => Promise<Uint8Array>

/** In characters. No mail program shows more of a sender. A list's name only explains the id behind it. */
const longestSenderName = 256
const longestListName = 60

/** Quoted-printable never has `=_`, so no text can hold this boundary (RFC 2045 §6.7). */
const boundary = '=_part'

/**
 * The mail as the bytes of RFC 5322 and 2045, but for Date and Message-ID, which SES writes itself. All of it
 * is ASCII. Its lines end with CRLF and have at most 78 characters, except where an address has more. Throws on
 * a value with a line break or NUL, because they could smuggle in other headers.
 */
export async function composeMime(sender: Sender, mail: Mail): Promise<Uint8Array> {
  refuseLineBreaks(sender, mail)
  const lines = [
    header('From', named(phrase(sender.name, longestSenderName), sender.address)),
    header('To', mail.to),
    header('Reply-To', sender.replyTo),
    header('Subject', headerText(mail.subject)),
    ...(mail.list ? [header('List-Id', named(phrase(mail.list.name, longestListName), mail.list.id))] : []),
    ...Object.entries(mail.headers).map(([name, value]) => header(name, value)),
    header('MIME-Version', '1.0'),
    header('Content-Type', `multipart/alternative; boundary="${boundary}"`),
    '',
    ...part('text/plain', mail.text),
    ...part('text/html', mail.html),
    `--${boundary}--`,
    '',
  ]
  return Buffer.from(lines.join('\r\n'), 'latin1')
}

const named = (name: string, inBrackets: string): string => `${name} <${inBrackets}>`.trim()

const part = (type: string, text: string): readonly string[] => [
  `--${boundary}`,
  header('Content-Type', `${type}; charset=utf-8`),
  header('Content-Transfer-Encoding', 'quoted-printable'),
  '',
  quotedPrintable(text),
]

function refuseLineBreaks(sender: Sender, mail: Mail): void {
  const values = {
    From: `${sender.name} ${sender.address}`,
    To: mail.to,
    'Reply-To': sender.replyTo,
    Subject: mail.subject,
    ...(mail.list && { 'List-Id': `${mail.list.name} ${mail.list.id}` }),
    ...mail.headers,
  }
  for (const [name, value] of Object.entries(values)) {
    if (/[\r\n\0]/.test(value)) throw new Error(`header ${name} contains a line break or NUL`)
  }
}
