/**
 * A name whose UTF-8 was taken for Latin-1 on its way and encoded again (`JosÃ©`), as arXiv's API gives some, put right
 * (`José`). Only where it is certain: the bytes that the letters stand for must be valid UTF-8; else it stays as it is.
 */
export function mendTwiceEncoded(name: string): string {
  if (!/[\u00c2-\u00f4][\u0080-\u00bf]/.test(name) || /[^\0-\u00ff]/.test(name)) return name
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(name, 'latin1'))
  } catch {
    return name
  }
}
