/** One header field, unfolded (RFC 5322, section 2.2.3) and otherwise unchanged. */
export interface Header {
  name: string
  value: string
}

/** The header fields of a message in their order. Lines that are not fields are skipped. */
export function readHeaders(raw: Buffer): Header[] {
  return fields(raw).lines.flatMap((line) => {
    const colon = line.indexOf(':')
    if (colon < 1) return []
    const value = line.slice(colon + 1).replace(/\r?\n(?=[ \t])/g, '')
    return [{ name: line.slice(0, colon).trim(), value: value.trim() }]
  })
}

/** The value of the first field with this name; undefined if there is none. */
export function headerValue(headers: readonly Header[], name: string): string | undefined {
  return headers.find((header) => header.name.toLowerCase() === name.toLowerCase())?.value
}

/**
 * The message without the fields named in `dropped` and with `added` at its top. The body stays unchanged.
 */
export function replaceHeaders(raw: Buffer, dropped: readonly string[], added: readonly Header[]): Buffer {
  const { lines, newline, bodyAt } = fields(raw)
  const kept = lines.filter(
    (line) => !dropped.includes(line.slice(0, line.indexOf(':')).trim().toLowerCase()),
  )
  const head = [...added.map(({ name, value }) => `${name}: ${value}`), ...kept]
  return Buffer.concat([
    Buffer.from(head.map((line) => line + newline).join(''), 'latin1'),
    raw.subarray(bodyAt),
  ])
}

/** The folded fields, read as latin1 so that every byte survives. `bodyAt` is the start of the empty line. */
function fields(raw: Buffer): {
  lines: string[]
  newline: string
  bodyAt: number
} {
  const firstBreak = raw.indexOf('\n')
  const newline = firstBreak > 0 && raw[firstBreak - 1] === 0x0d ? '\r\n' : '\n'
  const end = raw.indexOf(newline + newline)
  const head = raw.toString('latin1', 0, end < 0 ? raw.length : end)
  const lines = head.split(/\r?\n(?![ \t])/).filter((line) => line !== '')
  return {
    lines,
    newline,
    bodyAt: end < 0 ? raw.length : end + newline.length,
  }
}
