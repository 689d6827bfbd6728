/** What looks like a dot, a slash, a colon, a hyphen or an at sign, where Unicode's own NFKC leaves it as it is. */
const lookalikes: readonly (readonly [RegExp, string])[] = [
  // The ideographic full stop is a dot of host names, too (RFC 3490, section 3.1).
  [/[\u3002\u2027\ua4f8]/g, '.'],
  [/[\\\u2044\u2215\u2216\u2571\u29f8\u29f9]/g, '/'],
  [/[\u2236\ua789\u02d0]/g, ':'],
  [/[\p{Pd}\u2212\u2043]/gu, '-'],
  // How people write an address that no filter shall find.
  [/\s?[[({]\s*(?:\.|dot|punkt)\s*[\])}]\s?/gi, '.'],
  [/\s?[[({]\s*(?:@|at)\s*[\])}]\s?/gi, '@'],
  [/[[({]\s*:\s*[\])}]/g, ':'],
  [/[[({]\s*:?\/\/\s*[\])}]/g, '://'],
]

/** Characters that no reader sees. They would cut a word in two for a search. */
const invisible = /(?:\u20e3|[\u2800\p{Default_Ignorable_Code_Point}\p{Cf}])/gu

/**
 * A text as a mail program or a person would understand it: plain dots, slashes and digits in place of those that only
 * look like them, and nothing invisible.
 */
export function undisguised(text: string): string {
  const plain = text.replace(invisible, '').normalize('NFKC').replace(invisible, '')
  const readable = lookalikes.reduce((read, [disguise, means]) => read.replace(disguise, means), plain)
  return readable
    .replace(/\p{Nd}/gu, asciiDigit)
    .replace(/\s+/g, ' ')
    .trim()
}

/** Unicode has the digits of a script in a row, from 0 to 9, and some rows right behind each other. */
function asciiDigit(digit: string): string {
  if (digit < '\u0080') return digit
  const code = digit.codePointAt(0) ?? 0
  let before = 0
  while (/^\p{Nd}$/u.test(String.fromCodePoint(code - before - 1))) before++
  return String(before % 10)
}
