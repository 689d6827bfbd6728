/** RFC 2047 §2 allows 75 characters. This leaves room for the name of a header in front of the first word. */
const longestWord = 64

const frame = '=?UTF-8?Q??='.length

/** The two encodings of RFC 2047, each with what a character costs of the room in a word. */
const encodings = {
  Q: { encode: q, cost: (character: string) => q(character).length, room: longestWord - frame },
  // Four characters for each three bytes.
  B: {
    encode: (text: string) => Buffer.from(text).toString('base64'),
    cost: (character: string) => Buffer.byteLength(character),
    room: Math.floor((longestWord - frame) / 4) * 3,
  },
} as const

/**
 * A text as encoded words with spaces between them, which a reader's program joins again. No character is cut.
 * Latin text stays readable in the source; any other is shorter as base64.
 */
export function encodedWords(text: string): string {
  const letter = isMostlyLatin(text) ? 'Q' : 'B'
  const { encode, cost, room } = encodings[letter]
  const pieces: string[] = []
  let piece = ''
  let left: number = room
  for (const character of text) {
    const needed = cost(character)
    if (needed > left) {
      pieces.push(piece)
      piece = ''
      left = room
    }
    piece += character
    left -= needed
  }
  return [...pieces, piece].map((part) => `=?UTF-8?${letter}?${encode(part)}?=`).join(' ')
}

/** The few characters that are literal even within a phrase (RFC 2047 §5 (3)). */
function q(text: string): string {
  return text.replaceAll(/[^A-Za-z0-9!*+/-]+/g, (run) =>
    Buffer.from(run).toString('hex').toUpperCase().replaceAll(/../g, '=$&').replaceAll('=20', '_'),
  )
}

function isMostlyLatin(text: string): boolean {
  const latin = text.match(/[a-z]/gi)?.length ?? 0
  const others = text.match(/[^\x20-\x7e]/g)?.length ?? 0
  return latin > others
}
