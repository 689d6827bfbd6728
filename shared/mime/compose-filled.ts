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
    ...segmentsOf(open.text, ({ text }) => text),
    bytes(['', ...partHead('text/html')]),
    ...segmentsOf(open.html, ({ html }) => html),
    // The last line break belongs to the boundary (RFC 2046 §5.1.1), and none stands behind the end.
    Buffer.from(['', ...mimeEnd].join('\r\n'), 'latin1'),
  ]
  const fresh = { sender, segments }
  encoded.set(open, fresh)
  return fresh
}

function segmentsOf(
  text: OpenText<OwnPlace>,
  fillingOf: (mail: FilledMail) => FilledMail['html'],
): readonly Segment[] {
  return text.map((piece, index) => {
    if (typeof piece === 'object') {
      return index === text.length - 1 ? encodedLastFragment(piece) : encodedFragment(piece)
    }
    return (mail) => {
      const filling = fillingOf(mail)[piece]
      return typeof filling === 'string' ? quotedPrintableGoingOn(filling) : encodedFragment(filling)
    }
  })
}

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
