/**
 * Characters that are not seen where they stand, or that change how others are seen: controls (C0, C1), format
 * characters (direction marks, embeddings, isolates, soft hyphen, zero-width, interlinear, tags), separators of lines
 * and paragraphs, spaces other than the usual one, fillers, lone surrogates, private use.
 */
const unseen =
  /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}\p{Noncharacter_Code_Point}\p{Default_Ignorable_Code_Point}]|(?! )\p{Zs}/gu

/** A joiner or a selector behind a character that may need it, as in Persian words and in emoji. */
const joiner = /(?<=[^\p{ASCII}\p{Cf}\p{Cc}])(?:\u200c|\u200d|\ufe0e|\ufe0f)$/u

/** A text with every character that is not seen as an escape, `\u202e`. The result is one line. */
export function visible(text: string): string {
  return text.replace(unseen, escaped)
}

/**
 * The text of a form's control, shown again after a refusal. What a keyboard types stays as it is, so that the form can
 * be sent again: lines, tabs, the no-break space, and joiners within a word. Everything else that is not seen is an
 * escape.
 */
export function visibleInForm(text: string): string {
  return text.replace(unseen, (sign, at: number) => (isTyped(text, sign, at) ? sign : escaped(sign)))
}

/** The text of a hidden field, which nobody can mend: what is not seen is left out. */
export function seenOnly(text: string): string {
  return text.replace(unseen, (sign, at: number) => (isTyped(text, sign, at) ? sign : ''))
}

function isTyped(text: string, sign: string, at: number): boolean {
  return /[\t\n\r\u00a0\u3000\u202f]/.test(sign) || joiner.test(text.slice(Math.max(0, at - 2), at + 1))
}

function escaped(sign: string): string {
  const code = (sign.codePointAt(0) ?? 0).toString(16)
  return code.length > 4 ? `\\u{${code}}` : `\\u${code.padStart(4, '0')}`
}
