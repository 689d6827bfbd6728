import { randomUUID } from 'node:crypto'
import MailComposer from 'nodemailer/lib/mail-composer'
import type { Mail } from '../mail/mail.ts'
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

/** In characters. A longer name is cut, because it would fill the screen of a phone. */
const longestSenderName = 256
const longestListName = 60

/**
 * The mail as RFC 5322 bytes, by nodemailer: every line ends with CRLF and has at most 78 characters where it
 * can be folded. Throws on a header value with a line break or NUL, because they could smuggle in other
 * headers.
 */
export async function composeMime(sender: Sender, mail: Mail): Promise<Uint8Array> {
  refuseLineBreaks(sender, mail)
  const { list } = mail
  const folded = {
    From: named(phrase(sender.name, longestSenderName), sender.address),
    Subject: headerText(mail.subject),
    ...(list && { 'List-Id': named(phrase(list.name, longestListName), list.id) }),
  }
  const composer = new MailComposer({
    to: { name: '', address: mail.to },
    replyTo: sender.replyTo,
    // Mail programs read these headers by pattern, so each stands on one line (RFC 2369 §2, RFC 8058 §3.1).
    headers: [
      ...Object.entries(folded).map(([key, value]) => prepared(key, value, true)),
      ...Object.entries(mail.headers).map(([key, value]) => prepared(key, value, false)),
    ],
    messageId: `<${randomUUID()}@${sender.address.slice(sender.address.lastIndexOf('@') + 1)}>`,
    text: part('text/plain', mail.text),
    html: part('text/html', mail.html),
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return composer.compile().build()
}

const named = (name: string, inBrackets: string): string => `${name} <${inBrackets}>`.trim()

const prepared = (key: string, value: string, foldLines: boolean) => ({
  key,
  value: { prepared: true, foldLines, value },
})

/**
 * A part of the mail with its body as it goes out. Nodemailer's own encoding would keep bare LF (RFC 5322 §2.3
 * forbids it), and break lines inside links.
 */
const part = (type: string, text: string) => ({
  raw: `Content-Type: ${type}; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n${quotedPrintable(text)}`,
})

function refuseLineBreaks(sender: Sender, mail: Mail): void {
  const values = {
    From: `${sender.name} ${sender.address}`,
    'Reply-To': sender.replyTo,
    To: mail.to,
    Subject: mail.subject,
    'List-Id': `${mail.list?.name} ${mail.list?.id}`,
    ...mail.headers,
  }
  for (const [name, value] of Object.entries(values)) {
    if (/[\r\n\0]/.test(value)) throw new Error(`header ${name} contains a line break or NUL`)
  }
}
