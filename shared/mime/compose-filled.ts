import type { FilledMail, OpenMail, OwnPlace } from '../mail/filled-mail.ts'
import type { OpenText } from '../mail/template.ts'
import { encodedFragment, encodedLastFragment } from './fragment.ts'
import { headerLines, mimeEnd, mimeHead, partHead, type Sender, toLine } from './mime-head.ts'
import { quotedPrintableGoingOn } from './quoted-printable.ts'

/** Bytes that all recipients share, or how those of one recipient are made: ASCII, up to the end of a line. */
type Segment = Uint8Array | ((mail: FilledMail) => Uint8Array | string)

interface EncodedMail {
  readonly sender: Sender
  readonly segments: readonly Segment[]
}

/** What was encoded, for each open mail. It never changes, and its bytes go when it goes. */
const encoded = new WeakMap<OpenMail, EncodedMail>()

/**
 * A filled mail as bytes. What its open mail says is encoded once for all recipients; their own is put in between.
 * It reads like the same mail composed whole by `composeMime`, and only has more soft line breaks.
 */
export function composeFilled(sender: Sender, mail: FilledMail): Uint8Array {
  const known = encoded.get(mail.open)
  const { segments } = known?.sender === sender ? known : encode(sender, mail.open)
  return joined(segments.map((segment) => (typeof segment === 'function' ? segment(mail) : segment)))
}

function encode(sender: Sender, open: OpenMail): EncodedMail {
  const { from, about, headers, structure } = mimeHead(sender, open)
  const segments: Segment[] = [
    bytes(from),
    ({ to }) => `${toLine(to)}\r\n`,
    bytes(about),
    (mail) =>
      headerLines(mail.headers)
        .map((line) => `${line}\r\n`)
        .join(''),
    bytes([...headers, ...structure, ...partHead('text/plain')]),
    ...segmentsOf(open.text, fillings.text),
    bytes(['', ...partHead('text/html')]),
    ...segmentsOf(open.html, fillings.html),
    // The last line break belongs to the boundary (RFC 2046 §5.1.1), and none stands behind the end.
    Buffer.from(['', ...mimeEnd].join('\r\n'), 'latin1'),
  ]
  const fresh = { sender, segments }
  encoded.set(open, fresh)
  return fresh
}

function segmentsOf(text: OpenText<OwnPlace>, fillings: Fillings): readonly Segment[] {
  const last = text.length - 1
  return text.map((piece, index) => {
    if (typeof piece === 'string') return fillings[piece]
    return index === last ? encodedLastFragment(piece) : encodedFragment(piece)
  })
}

type Fillings = Readonly<Record<OwnPlace, Segment>>

function fillingsOf(part: 'text' | 'html'): Fillings {
  const filling =
    (place: OwnPlace): Segment =>
    ({ [part]: { [place]: own } }) =>
      typeof own === 'string' ? quotedPrintableGoingOn(own) : encodedFragment(own)
  return { why: filling('why'), preferences: filling('preferences'), unsubscribe: filling('unsubscribe') }
}

const fillings = { text: fillingsOf('text'), html: fillingsOf('html') }

const bytes = (lines: readonly string[]): Uint8Array =>
  Buffer.from(lines.map((line) => `${line}\r\n`).join(''), 'latin1')

function joined(parts: readonly (Uint8Array | string)[]): Uint8Array {
  const whole = Buffer.allocUnsafe(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    if (typeof part === 'string') whole.write(part, at, 'latin1')
    else whole.set(part, at)
    at += part.length
  }
  return whole
}
