import type { HttpBindings } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import type { Context } from 'hono'

/** Node's own request and response. They are absent if the app is called in process. */
export interface SesEnv {
  Bindings: Partial<HttpBindings>
}

/** Resets the connection (TCP RST) without an answer. Answers 500 if there is no connection. */
export function reset(c: Context<SesEnv>): Response {
  const socket = c.env?.incoming?.socket
  if (!socket) return c.text('There is no connection to reset: the app was called in process.', 500)
  socket.resetAndDestroy()
  return RESPONSE_ALREADY_SENT
}

/** Does not answer until the caller gives up, which aborts the signal of its request. */
export async function hang(c: Context<SesEnv>): Promise<Response> {
  const { signal } = c.req.raw
  if (!signal.aborted) {
    await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }))
  }
  return c.text('Nobody waits for this answer any more.', 500)
}
