import type { Mail } from '../mail/mail.ts'
import { boundedMemo } from '../memory/bounded-memo.ts'
import { header } from './header.ts'
import { headerText, phrase } from './header-text.ts'

/** The sender of every mail of an operator. */
export interface Sender {
  readonly name: string
  readonly address: string
  readonly replyTo: string
}

/** In characters. No mail program shows more of a sender. A list's name only explains the id behind it. */
const longestSenderName = 256
const longestListName = 60

/** Quoted-printable never has `=_`, so no text can hold this boundary (RFC 2045 §6.7). */
const boundary = '=_part'

/** The lines of a mail's head, in their order, apart by what they hang on. */
export interface MimeHead {
  readonly from: readonly string[]
  /** Between these two stands To. */
  readonly about: readonly string[]
  readonly headers: readonly string[]
  /** The last of all, with the empty line below. */
  readonly structure: readonly string[]
}

/** Many digests have the same subject. */
const subjects = boundedMemo<string>(200, () => 1)

/** Throws on a value with a line break or NUL, because they could smuggle in other headers. */
export function mimeHead(sender: Sender, mail: Pick<Mail, 'subject' | 'list' | 'headers'>): MimeHead {
  refuseLineBreaks({
    From: `${sender.name} ${sender.address}`,
    'Reply-To': sender.replyTo,
    Subject: mail.subject,
    ...(mail.list && { 'List-Id': `${mail.list.name} ${mail.list.id}` }),
    ...mail.headers,
  })
  return {
    from: [header('From', named(phrase(sender.name, longestSenderName), sender.address))],
    about: [
      header('Reply-To', sender.replyTo),
      subjects(mail.subject, () => header('Subject', headerText(mail.subject))),
      ...(mail.list ? [header('List-Id', named(phrase(mail.list.name, longestListName), mail.list.id))] : []),
    ],
    headers: headerLines(mail.headers),
    structure: [
      header('MIME-Version', '1.0'),
      header('Content-Type', `multipart/alternative; boundary="${boundary}"`),
      '',
    ],
  }
}

export function toLine(to: string): string {
  refuseLineBreaks({ To: to })
  return header('To', to)
}

export function headerLines(headers: Mail['headers']): string[] {
  refuseLineBreaks(headers)
  return Object.entries(headers).map(([name, value]) => header(name, value))
}

/** The lines in front of a part. */
export const partHead = (type: string): readonly string[] => [
  `--${boundary}`,
  header('Content-Type', `${type}; charset=utf-8`),
  header('Content-Transfer-Encoding', 'quoted-printable'),
  '',
]

/** The lines below the last part. */
export const mimeEnd: readonly string[] = [`--${boundary}--`, '']

const named = (name: string, inBrackets: string): string => `${name} <${inBrackets}>`.trim()

function refuseLineBreaks(values: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(values)) {
    if (/[\r\n\0]/.test(value)) throw new Error(`header ${name} contains a line break or NUL`)
  }
}
