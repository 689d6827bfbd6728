import { parseAccept } from 'hono/utils/accept'

/**
 * Tells whether a request prefers an answer in gzip (RFC 9110 §12.5.3). A request without the header gets plain bytes:
 * it mostly comes from a program that would not unpack them.
 */
export function acceptsGzip(acceptEncoding: string | undefined): boolean {
  if (acceptEncoding === undefined) return false
  const accepted = parseAccept(acceptEncoding)
  const weight = (coding: string) => accepted.find(({ type }) => type.toLowerCase() === coding)?.q
  const gzip = weight('gzip') ?? weight('x-gzip') ?? weight('*') ?? 0
  return gzip > 0 && gzip >= (weight('identity') ?? 0)
}
