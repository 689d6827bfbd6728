/**
 * Text in the form for comparing: without case, diacritics and width (`Milenković` → `milenkovic`, `P²OT` →
 * `p2ot`).
 */
function fold(text: string): string {
  // Most words have nothing to fold, and folding is what the index of a large edition costs most.
  if (/^[ -~]*$/.test(text)) return text.toLowerCase()
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/ł/gi, 'l')
    .replace(/ø/gi, 'o')
    .replace(/ß/g, 'ss')
    .toLowerCase()
    .normalize('NFC')
}

/** The words of a text, folded. `C++` and `C#` are words of their own. */
export function foldedWords(text: string): string[] {
  if (/^[a-z]+$/.test(text)) return [text]
  return fold(text).match(/[\p{L}\p{N}\p{M}]+(?:\+\+|#)?/gu) ?? []
}
