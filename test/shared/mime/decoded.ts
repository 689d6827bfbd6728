/**
 * Reads quoted-printable by the letter of RFC 2045 §6.7, and nothing else: throws on a line that is too long, on what
 * is not ASCII, on a bare CR or LF, on white space at the end of a line and on a `=` that stands for nothing.
 */
export function decodedQuotedPrintable(encoded: string): string {
  const lines = encoded.split('\r\n')
  const bytes = lines.map((line, index) => {
    if (line.length > 76) throw new Error(`a line of ${line.length} characters: ${line}`)
    if (/[^\t\x20-\x7e]|[ \t]$/.test(line))
      throw new Error(`no line of quoted-printable: ${JSON.stringify(line)}`)
    const isSoft = line.endsWith('=')
    const text = isSoft ? line.slice(0, -1) : line
    if (/=(?![0-9A-F]{2})/.test(text)) throw new Error(`a "=" that stands for nothing: ${line}`)
    const isLast = index === lines.length - 1
    if (isSoft && isLast) throw new Error('the text ends with a soft line break')
    const own = text.replaceAll(/=(..)/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
    return isSoft || isLast ? own : `${own}\n`
  })
  return Buffer.from(bytes.join(''), 'latin1').toString('utf8')
}

/** A mail of two parts as its source says it, without any leniency. */
export function decodedMail(source: string): {
  readonly head: string
  readonly text: string
  readonly html: string
} {
  const [head = '', text = '', html = '', end, ...more] = source.split('--=_part')
  if (end !== '--\r\n' || more.length > 0) throw new Error('the mail does not have two parts and an end')
  return { head, text: bodyOf(text), html: bodyOf(html) }
}

function bodyOf(part: string): string {
  const start = part.indexOf('\r\n\r\n')
  if (start === -1 || !part.endsWith('\r\n')) throw new Error('a part without head or end')
  return decodedQuotedPrintable(part.slice(start + 4, -2))
}
