/** RFC 5322 §2.1.1 asks for lines of at most 78 characters. A quotation in a reply adds two. */
const lineLength = 74

/**
 * Wraps a text at spaces, to lines of 74 characters with the indent. A longer word, such as a link, stays
 * whole so that it can be clicked.
 */
export function wrap(text: string, indent = ''): string {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    if (line !== '' && indent.length + line.length + 1 + word.length > lineLength) {
      lines.push(indent + line)
      line = word
    } else {
      line = line === '' ? word : `${line} ${word}`
    }
  }
  return [...lines, indent + line].join('\n')
}

/** A text with a line of dashes below it. Quoted-printable would write an equals sign as three characters. */
export function underlined(text: string): string {
  return `${text}\n${'-'.repeat(Math.min(text.length, lineLength))}`
}
