import { plainText } from '../paper/text/plain-text.ts'

/** `most` counts texts; `longest` and `total` count UTF-16 characters. */
export interface TextLimits {
  readonly most: number
  readonly longest: number
  /** The length of all texts together. */
  readonly total: number
}

/**
 * The texts of a list as plain text, within the limits. Empty texts are left out. A text that is too long is
 * cut. `clean` can be another way to plain text.
 */
export function cappedTexts(
  texts: readonly string[],
  { most, longest, total }: TextLimits,
  clean: (text: string) => string = plainText,
): string[] {
  const kept: string[] = []
  let length = 0
  for (const text of texts) {
    const shown = clean(text.slice(0, longest))
    if (shown === '') continue
    length += shown.length
    if (kept.length === most || length > total) break
    kept.push(shown)
  }
  return kept
}
