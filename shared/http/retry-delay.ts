import { secondMs } from '../time/clock.ts'

/**
 * How long a service that answered 429 asks to be left alone, in milliseconds; undefined if it does not say.
 * It may say so by `Retry-After` in seconds or as a date (RFC 9110, 10.2.3), which is counted from the
 * answer's own `Date`. It may also say so by the `t` of a `RateLimit` header
 * (draft-ietf-httpapi-ratelimit-headers), as Hugging Face does.
 */
export function retryDelayMs(headers: Headers): number | undefined {
  const after = headers.get('retry-after')?.trim() ?? ''
  if (/^\d{1,7}$/.test(after)) return Number(after) * secondMs
  const until = Date.parse(after) - Date.parse(headers.get('date') ?? '')
  if (!Number.isNaN(until)) return Math.max(0, until)
  const [, seconds] = /(?:^|[;,\s])t=(\d{1,7})(?:\D|$)/.exec(headers.get('ratelimit') ?? '') ?? []
  return seconds === undefined ? undefined : Number(seconds) * secondMs
}
