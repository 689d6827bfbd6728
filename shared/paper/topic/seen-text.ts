/** Runs of characters that are not seen where they stand. Fillers, tags and selectors are among them. */
const unseenRun = /[\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\ufff9-\ufffb]+/gu

/** U+200C parts letters that would join, U+200D joins letters that would part. */
const joiner = /[\u200c\u200d]/

/** Scripts that write words with joiners: those whose letters join, and those with a sign that silences a vowel. */
const joinedScripts = [
  ...['Arabic', 'Syriac', 'Mandaic', 'Nko', 'Mongolian', 'Phags_Pa', 'Adlam', 'Hanifi_Rohingya'],
  ...['Devanagari', 'Bengali', 'Gurmukhi', 'Gujarati', 'Oriya', 'Tamil', 'Telugu', 'Kannada', 'Malayalam'],
  ...['Sinhala', 'Tibetan', 'Myanmar', 'Khmer', 'Javanese', 'Balinese', 'Sundanese', 'Chakma', 'Newa'],
].map((script) => new RegExp(String.raw`^(?=[\p{L}\p{M}])\p{Script_Extensions=${script}}$`, 'u'))

/** In older texts, a joiner behind this sign makes the bare consonant that ends a word in Malayalam. */
const malayalamVirama = '\u0d4d'

/**
 * A text without the characters that nobody sees. A joiner stays between two letters of a script that needs it, as in
 * Persian and Hindi words: there it changes how they are written.
 */
export function seenText(text: string): string {
  return text.replace(unseenRun, (run, at: number) => {
    const before = lastCharacter(text.slice(Math.max(0, at - 2), at))
    const after = String.fromCodePoint(text.codePointAt(at + run.length) ?? 0)
    return isNeeded(before, after) ? (joiner.exec(run)?.[0] ?? '') : ''
  })
}

function isNeeded(before: string, after: string): boolean {
  return (
    before === malayalamVirama || joinedScripts.some((script) => script.test(before) && script.test(after))
  )
}

function lastCharacter(text: string): string {
  return [...text].at(-1) ?? ''
}
