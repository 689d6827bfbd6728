import { fetchText, type Question, type TextAnswer } from './fetch-text.ts'
import type { WebService } from './web-service.ts'

export type JsonAnswer =
  | { readonly outcome: 'json'; readonly json: unknown; readonly next?: string }
  | Exclude<TextAnswer, { outcome: 'text' }>

/**
 * Asks an address for JSON, under the rules of `fetchText`. `next` is the address of the next page, from the
 * answer's `Link` header (RFC 8288). Never throws.
 */
export async function fetchJson(
  address: string,
  service: WebService,
  question: Omit<Question, 'accept'> = {},
): Promise<JsonAnswer> {
  const answer = await fetchText(address, service, { ...question, accept: 'application/json' })
  if (answer.outcome !== 'text') return answer
  try {
    const json: unknown = JSON.parse(answer.text)
    const next = nextPage(answer.headers.get('link') ?? '', address)
    return next === undefined ? { outcome: 'json', json } : { outcome: 'json', json, next }
  } catch {
    const got = answer.type === '' || /json/i.test(answer.type) ? 'something else' : answer.type
    return { outcome: 'failed', reason: `answered ${got} instead of JSON` }
  }
}

/** A next page with another origin is not followed: it would be a redirect by another name. */
function nextPage(header: string, address: string): string | undefined {
  for (const [, target = '', parameters = ''] of header.matchAll(/<([^<>]*)>([^<]*)/g)) {
    if (!/;\s*rel\s*=\s*(?:"(?:[^"]*\s)?next(?:\s[^"]*)?"|next\b)/i.test(parameters)) continue
    if (!URL.canParse(target, address)) continue
    const url = new URL(target, address)
    if (url.origin === new URL(address).origin) return url.href
  }
  return undefined
}
