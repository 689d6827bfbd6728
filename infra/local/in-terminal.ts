/**
 * What a terminal obeys instead of showing it: controls (C0 but for the line break, DEL, C1), marks that turn the
 * direction of a line, and the separators that some take for a line break.
 */
const obeyed = /(?!\n)\p{Cc}|[\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu

/** A text from outside as it can be printed: what a terminal obeys is shown as an escape, `\u001b`. */
export function inTerminal(text: string): string {
  return text.replace(obeyed, (sign) => `\\u${(sign.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`)
}
