import { readCapped } from './capped-body.ts'

export interface JsonRequest {
  readonly fetch: typeof fetch
  /** Sent as the User-Agent. */
  readonly userAgent: string
  /** For the whole answer, its body included. */
  readonly timeoutMs: number
  /** Of the body, after decompression. */
  readonly maxBytes: number
}

export type JsonAnswer =
  | { readonly outcome: 'json'; readonly json: unknown; readonly next?: string }
  | {
      readonly outcome: 'refused'
      readonly status: number
      readonly reason: string
    }
  | { readonly outcome: 'failed'; readonly reason: string }

/**
 * Asks an address for JSON, within a time and a size, without following redirects. `next` is the page that the
 * answer's `Link` header announces (RFC 8288). Never throws.
 */
export async function fetchJson(address: string, request: JsonRequest): Promise<JsonAnswer> {
  const late = new AbortController()
  const timer = setTimeout(() => late.abort(new Error('time-out')), request.timeoutMs)
  try {
    return await Promise.race([ask(address, request, late.signal), whenAborted(late.signal)])
  } catch (error) {
    if (late.signal.aborted) return failed(`no full answer within ${request.timeoutMs / 1_000} s`)
    return failed(`could not be reached (${cause(error)})`)
  } finally {
    clearTimeout(timer)
  }
}

async function ask(address: string, request: JsonRequest, signal: AbortSignal): Promise<JsonAnswer> {
  const headers = {
    accept: 'application/json',
    'user-agent': request.userAgent,
  }
  const response = await request.fetch(address, {
    headers,
    signal,
    redirect: 'manual',
  })
  const { status } = response
  if (status !== 200) {
    await response.body?.cancel()
    return { outcome: 'refused', status, reason: refusal(response) }
  }
  const body = await readCapped(response, request.maxBytes, signal)
  if (body === 'too-large') return failed(`the answer is larger than ${request.maxBytes} bytes`)
  try {
    const json: unknown = JSON.parse(body)
    const next = nextPage(response.headers.get('link') ?? '', address)
    return next === undefined ? { outcome: 'json', json } : { outcome: 'json', json, next }
  } catch {
    return failed(`answered ${kind(response)} instead of JSON`)
  }
}

function refusal(response: Response): string {
  const { status } = response
  if (response.type === 'opaqueredirect' || (status >= 300 && status < 400))
    return 'redirected, which is not followed'
  return status === 429 ? 'answered 429: too many requests' : `answered ${status}`
}

function kind(response: Response): string {
  const type = response.headers.get('content-type')?.split(';')[0]?.trim() ?? ''
  return /^[\w.+/-]{1,60}$/.test(type) && !/json/i.test(type) ? type : 'something else'
}

/** A page elsewhere is not followed: it would be a redirect by another name. */
function nextPage(header: string, address: string): string | undefined {
  for (const [, target = '', parameters = ''] of header.matchAll(/<([^<>]*)>([^<]*)/g)) {
    if (!/;\s*rel\s*=\s*(?:"(?:[^"]*\s)?next(?:\s[^"]*)?"|next\b)/i.test(parameters)) continue
    if (!URL.canParse(target, address)) continue
    const url = new URL(target, address)
    if (url.origin === new URL(address).origin) return url.href
  }
  return undefined
}

function whenAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) =>
    signal.addEventListener('abort', () => reject(signal.reason), {
      once: true,
    }),
  )
}

function cause(error: unknown): string {
  const inner = error instanceof Error && error.cause instanceof Error ? error.cause : error
  if (!(inner instanceof Error)) return 'unknown cause'
  return 'code' in inner && typeof inner.code === 'string' ? inner.code : inner.message
}

function failed(reason: string): JsonAnswer {
  return { outcome: 'failed', reason }
}
