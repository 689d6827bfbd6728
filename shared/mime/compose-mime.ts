import MailComposer from 'nodemailer/lib/mail-composer'
import type { Mail } from '../mail/mail.ts'

/** Who writes: what every mail of an operator has in common. */
export interface Sender {
  readonly name: string
  readonly address: string
  readonly replyTo: string
}

/** Turns a mail into bytes. */
export type ComposeMime = (sender: Sender, mail: Mail) => Promise<Uint8Array>

/**
 * The mail as RFC 5322 bytes, by nodemailer. Refuses a header value with a line break or NUL, because that is how
 * headers are smuggled in; nodemailer folds what is long.
 */
export async function composeMime(sender: Sender, mail: Mail): Promise<Uint8Array> {
  for (const [name, value] of [['Subject', mail.subject], ['To', mail.to], ...Object.entries(mail.headers)]) {
    if (/[\r\n\0]/.test(value ?? '')) throw new Error(`header ${name} holds a line break`)
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

/** Headers that mail programs read by pattern: written as they are, on one line (RFC 2369 §2, RFC 8058 §3.1). */
const prepared = new Set(['List-Unsubscribe', 'List-Unsubscribe-Post', 'List-Id'])
