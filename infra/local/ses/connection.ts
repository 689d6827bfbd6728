import type { HttpBindings } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import type { Context } from 'hono'

/** Node's own request and response are there when the app is served, not when it is called in process. */
export interface SesEnv {
  Bindings: Partial<HttpBindings>
}

/** Tears the connection down (TCP RST) with no answer given; 500 where there is no connection. */
export function reset(c: Context<SesEnv>): Response {
  const socket = c.env?.incoming?.socket
  if (!socket) return c.text('Told to reset the connection, but called in process: there is none.', 500)
  socket.resetAndDestroy()
  return RESPONSE_ALREADY_SENT
}

/** Gives no answer until the caller gives up, which aborts its request's signal. */
export async function hang(c: Context<SesEnv>): Promise<Response> {
  const { signal } = c.req.raw
  if (!signal.aborted) {
    await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }))
  }
  return c.text('Nobody waits for this answer any more.', 500)
}
