import { secondMs } from '../time/clock.ts'
import { isAllowed } from './allowed-hosts.ts'
import { readCapped } from './capped-body.ts'
import { retryDelayMs } from './retry-delay.ts'
import type { WebService } from './web-service.ts'

export interface Question {
  /** The media type that is wanted, for the Accept header. */
  readonly accept: string
  readonly headers?: Readonly<Record<string, string>>
  /** The body to post as JSON. Without it, the question is a GET. */
  readonly post?: unknown
  /** Reads the bytes of a service that may use another encoding than UTF-8. `type` is the answer's Content-Type. */
  readonly decode?: (bytes: Uint8Array, type: string) => string
}

export type TextAnswer =
  | { readonly outcome: 'text'; readonly text: string; readonly type: string; readonly headers: Headers }
  /** `text` is the body of a 400, which may say what was wrong. */
  | { readonly outcome: 'refused'; readonly status: number; readonly reason: string; readonly text?: string }
  | { readonly outcome: 'failed'; readonly reason: string }

/** A service that asks for a longer pause is left alone until the next edition. */
const longestPauseMs = 5 * secondMs

type Once = TextAnswer & { readonly pauseMs?: number | undefined }

/**
 * Asks an address for text, within the service's limits of time and size. Only allowed addresses are asked,
 * and redirects are not followed. After a 429 with a short pause, the question is asked once more. Never
 * throws.
 */
export async function fetchText(
  address: string,
  service: WebService,
  question: Question,
): Promise<TextAnswer> {
  if (!isAllowed(address, service.baseUrl)) return failed(`${shown(address)} is not an allowed address`)
  const first = await askOnce(address, service, question)
  if (first.pauseMs === undefined || first.pauseMs > longestPauseMs) return first
  await service.wait(first.pauseMs)
  return askOnce(address, service, question)
}

async function askOnce(address: string, service: WebService, question: Question): Promise<Once> {
  await service.turn?.()
  const late = new AbortController()
  const timer = setTimeout(() => late.abort(new Error('time-out')), service.timeoutMs)
  try {
    return await Promise.race([ask(address, service, question, late.signal), whenAborted(late.signal)])
  } catch (error) {
    if (late.signal.aborted) return failed(`no full answer within ${service.timeoutMs / secondMs} s`)
    return failed(`could not be reached (${cause(error)})`)
  } finally {
    clearTimeout(timer)
  }
}

async function ask(
  address: string,
  service: WebService,
  { accept, headers, post, decode }: Question,
  signal: AbortSignal,
): Promise<Once> {
  const response = await service.fetch(address, {
    ...(post !== undefined && { method: 'POST', body: JSON.stringify(post) }),
    headers: {
      accept,
      'user-agent': service.userAgent,
      ...(post !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    signal,
    redirect: 'manual',
  })
  const { status } = response
  if (status !== 200 && status !== 400) {
    await response.body?.cancel()
    const pauseMs = status === 429 ? retryDelayMs(response.headers) : undefined
    return { outcome: 'refused', status, reason: refusal(response, pauseMs), pauseMs }
  }
  const type = response.headers.get('content-type') ?? ''
  const text = await readCapped(
    response,
    service.maxBytes,
    signal,
    decode && ((bytes) => decode(bytes, type)),
  )
  if (text === 'too-large') return failed(`the answer is larger than ${service.maxBytes} bytes`)
  if (status === 400) return { outcome: 'refused', status, reason: 'answered 400', text }
  return { outcome: 'text', text, type: mediaType(response), headers: response.headers }
}

function refusal(response: Response, pauseMs: number | undefined): string {
  const { status } = response
  if (response.type === 'opaqueredirect' || (status >= 300 && status < 400))
    return `redirected${target(response)}, which is not followed`
  if (status !== 429) return `answered ${status}`
  const again = pauseMs === undefined ? '' : `, again in ${Math.ceil(pauseMs / secondMs)} s`
  return `answered 429: too many requests${again}`
}

/** Where a redirect leads, without what may be secret in it: whoever named the address can name the new one. */
function target({ headers, url }: Response): string {
  const location = headers.get('location') ?? ''
  if (location === '' || !URL.canParse(location, url || undefined)) return ''
  const { protocol, origin, pathname } = new URL(location, url || undefined)
  return protocol === 'https:' || protocol === 'http:' ? ` to ${`${origin}${pathname}`.slice(0, 200)}` : ''
}

/** The media type of an answer; empty if it is not fit to be shown. */
function mediaType(response: Response): string {
  const type = response.headers.get('content-type')?.split(';')[0]?.trim() ?? ''
  return /^[\w.+/-]{1,60}$/.test(type) ? type : ''
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

function shown(address: string): string {
  return URL.canParse(address) ? new URL(address).origin : 'something that is not a URL'
}

function failed(reason: string): Extract<TextAnswer, { outcome: 'failed' }> {
  return { outcome: 'failed', reason }
}
