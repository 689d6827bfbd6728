/** RFC 2045 §6.7: an encoded line has at most 76 characters, the `=` of a soft line break among them. */
const longestLine = 76

/** Room for text on a line that goes on after a soft line break. */
const room = longestLine - 1

/**
 * A text as quoted-printable with CRLF alone between its lines, whatever stood between them. A soft line break
 * stands behind a space wherever it can, so that no word that has room on a line is cut, and a link least of
 * all. No character is cut either.
 */
export function quotedPrintable(text: string): string {
  return encodedLines(text)
    .map((line) => softlyBroken(line, longestLine))
    .join('\r\n')
}

/**
 * The same for a text behind which another one goes on. It ends with a line break: with a soft one, unless its own
 * last line is empty.
 */
export function quotedPrintableGoingOn(text: string): string {
  const lines = encodedLines(text)
  const last = lines.pop() ?? ''
  const before = lines.map((line) => `${softlyBroken(line, longestLine)}\r\n`).join('')
  return last === '' ? before : `${before}${softlyBroken(last, room)}=\r\n`
}

function encodedLines(text: string): string[] {
  return text.split(/\r\n|\r|\n/).map(encoded)
}

/** RFC 2045 §6.7 (2) and (3): `=` is never literal, nor is white space at the end of a line. */
function encoded(line: string): string {
  return line.replaceAll(/[^\x20-\x3c\x3e-\x7e\t]+|[ \t]$/g, (run) =>
    // HTML has hundreds of them.
    run === '=' ? '=3D' : inHexadecimal(run),
  )
}

const inHexadecimal = (run: string): string =>
  Buffer.from(run).toString('hex').toUpperCase().replaceAll(/../g, '=$&')

/** `most` is the room for the line's last piece. */
function softlyBroken(line: string, most: number): string {
  let broken = ''
  let from = 0
  while (line.length - from > most) {
    const to = placeToBreak(line, from, most)
    broken += `${line.slice(from, to)}=\r\n`
    from = to
  }
  return broken + line.slice(from)
}

/** Where the next line begins. */
function placeToBreak(line: string, from: number, most: number): number {
  const full = from + room
  const word = line.lastIndexOf(' ', full - 1) + 1
  if (word > from && hasRoom(line, word, most)) return word
  let to = full
  if (line[to - 1] === '=') to -= 1
  else if (line[to - 2] === '=') to -= 2
  // The bytes 10xxxxxx go on with a character of UTF-8.
  while (/^=[89AB]/.test(line.slice(to, to + 2))) to -= 3
  return to
}

/** Whether the word that begins here would stay whole on a line of its own. */
function hasRoom(line: string, word: number, most: number): boolean {
  const end = line.indexOf(' ', word)
  return end === -1 ? line.length - word <= most : end - word <= room
}
