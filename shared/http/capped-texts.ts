import { plainText } from '../paper/plain-text.ts'

/** In texts and in characters (UTF-16). */
export interface TextLimits {
  readonly most: number
  readonly longest: number
  /** Of all texts together. */
  readonly total: number
}

/** The texts of a list as plain text, without the empty ones: each cut to the longest, and no more than there may be. */
export function cappedTexts(texts: readonly string[], { most, longest, total }: TextLimits): string[] {
  const kept: string[] = []
  let length = 0
  for (const text of texts) {
    const shown = plainText(text.slice(0, longest))
    if (shown === '') continue
    length += shown.length
    if (kept.length === most || length > total) break
    kept.push(shown)
  }
  return kept
}
