/** RFC 5322 §2.1.1. */
const longestLine = 78

/**
 * A header as it stands in a mail, folded at its spaces (RFC 5322 §2.2.3) if it is long. The first word stays
 * beside the name. Throws on what cannot stand in a header, because it could smuggle in another one.
 */
export function header(name: string, value: string): string {
  if (/[^\x20-\x7e]/.test(value)) throw new Error(`header ${name} contains more than printable ASCII`)
  const [first = '', ...words] = value.split(/ +/)
  const lines = [`${name}: ${first}`]
  for (const word of words) {
    const line = `${lines.at(-1)} ${word}`
    if (line.length <= longestLine) lines[lines.length - 1] = line
    else lines.push(` ${word}`)
  }
  return lines.join('\r\n')
}
