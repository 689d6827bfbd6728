/**
 * Mends a name whose UTF-8 was taken for Latin-1 and encoded again: `JosÃ©` → `José`. arXiv's API gives some
 * such names. A name is mended only if the bytes that its letters stand for are valid UTF-8. Any other stays
 * as it is.
 */
export function mendTwiceEncoded(name: string): string {
  if (!/[\u00c2-\u00f4][\u0080-\u00bf]/.test(name) || /[^\0-\u00ff]/.test(name)) return name
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(name, 'latin1'))
  } catch {
    return name
  }
}
