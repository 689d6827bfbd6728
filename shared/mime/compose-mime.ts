import MailComposer from 'nodemailer/lib/mail-composer'
import type { Mail } from '../mail/mail.ts'

/** The sender of every mail of an operator. */
export interface Sender {
  readonly name: string
  readonly address: string
  readonly replyTo: string
}

/** Turns a mail into bytes. */
export type ComposeMime = (sender: Sender, mail: Mail) => Promise<Uint8Array>

/**
 * The mail as RFC 5322 bytes, by nodemailer. Throws on a header value with a line break or NUL, because they
 * could smuggle in other headers. Nodemailer folds long lines.
 */
export async function composeMime(sender: Sender, mail: Mail): Promise<Uint8Array> {
  for (const [name, value] of [['Subject', mail.subject], ['To', mail.to], ...Object.entries(mail.headers)]) {
    if (/[\r\n\0]/.test(value ?? '')) throw new Error(`header ${name} contains a line break or NUL`)
  }
  const composer = new MailComposer({
    from: { name: sender.name, address: sender.address },
    to: { name: '', address: mail.to },
    replyTo: sender.replyTo,
    subject: mail.subject,
    html: mail.html,
    text: mail.text,
    textEncoding: 'quoted-printable',
    headers: Object.entries(mail.headers).map(([key, value]) => ({
      key,
      value: prepared.has(key) ? { prepared: true, value } : value,
    })),
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return composer.compile().build()
}

/**
 * Headers that mail programs read by pattern. They are written as they are, on one line (RFC 2369 §2, RFC
 * 8058 §3.1).
 */
const prepared = new Set(['List-Unsubscribe', 'List-Unsubscribe-Post', 'List-Id'])
