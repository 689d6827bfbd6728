import type { IncomingMessage, Server, ServerResponse } from 'node:http'

/** This machine's loopback, as it stands in `Host`. Any port: it may be forwarded from another one. */
const loopback = /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/i

export interface Guarded {
  /** True lets pages of other sites post, as to a form that is embedded elsewhere: the app behind decides itself. */
  readonly takesCrossSitePosts?: boolean
}

/**
 * Keeps pages of other sites away from a server on this machine, which trusts whoever reaches it. A name that somebody
 * else owns may lead to the loopback address (DNS rebinding), so only the loopback's own names are answered. A page of
 * another site may not change anything, nor show one of this server's pages within itself. Call it once all listeners for requests are there.
 */
export function guardServer(server: Server, { takesCrossSitePosts = false }: Guarded = {}): void {
  const behind = server.listeners('request') as ((...args: [IncomingMessage, ServerResponse]) => void)[]
  server.removeAllListeners('request')
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    const refusal = refusalOf(request, takesCrossSitePosts)
    if (refusal === undefined) {
      // A page within a frame of another site would be clicked on unseen, and its posts are its own.
      response.setHeader('X-Frame-Options', 'SAMEORIGIN')
      for (const listener of behind) listener.call(server, request, response)
    } else {
      response.writeHead(403, { 'Content-Type': 'text/plain; charset=utf-8', Connection: 'close' })
      response.end(`${refusal}\n`)
    }
  })
}

function refusalOf(
  { method = '', headers }: IncomingMessage,
  takesCrossSitePosts: boolean,
): string | undefined {
  const host = headers.host?.toLowerCase() ?? ''
  if (!loopback.test(host)) return 'This server answers under localhost, 127.0.0.1 and [::1] only.'
  if (takesCrossSitePosts || method === 'GET' || method === 'HEAD') return undefined
  const { origin, 'sec-fetch-site': site } = headers
  const isOwn = site === undefined || site === 'same-origin' || site === 'none'
  // A program sends neither header. A page of this server names it as it was opened.
  if (isOwn && (origin === undefined || origin.toLowerCase() === `http://${host}`)) return undefined
  return 'This server takes no such request from a page of another site.'
}
