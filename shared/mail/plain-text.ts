/** RFC 5322 §2.1.1 asks for lines of at most 78; quoting them once adds two. */
const lineLength = 74

/** Wraps at spaces. A word longer than a line, such as a link, stays whole so that it can be clicked. */
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

/** Dashes, because quoted-printable writes an equals sign as three. */
export function underlined(text: string): string {
  return `${text}\n${'-'.repeat(Math.min(text.length, lineLength))}`
}
