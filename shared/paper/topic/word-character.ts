const wordCharacter = /^[\p{L}\p{N}\p{M}]/u

const unread = -1
/** By the first unit of a character: how many units it takes if it belongs to words, or 0. Each is read when it is met. */
const widths = new Int8Array(2 ** 16).fill(unread)

/**
 * How many units a text's character at a place takes, if it is a letter, a number or a mark; 0 otherwise, and at the end. It
 * says what a pattern would, but an index asks it of every character.
 */
export function wordCharacterAt(text: string, at: number): number {
  if (at >= text.length) return 0
  const unit = text.charCodeAt(at)
  const known = widths[unit] ?? unread
  return known === unread ? read(text, at, unit) : known
}

function read(text: string, at: number, unit: number): number {
  const character = String.fromCodePoint(text.codePointAt(at) ?? 0)
  const width = wordCharacter.test(character) ? character.length : 0
  // A first half of a pair may begin either.
  if (unit < 0xd800 || unit > 0xdfff) widths[unit] = width
  return width
}
