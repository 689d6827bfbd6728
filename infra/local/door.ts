import type { HttpBindings } from '@hono/node-server'

/** What serves requests: a Hono app, whatever its environment. */
export interface Fetcher {
  fetch(request: Request, bindings?: HttpBindings): Response | Promise<Response>
}

/** A server's front: it can listen, and its address be known, before there is an app behind it. */
export interface Door extends Fetcher {
  open(app: Fetcher): void
}

export function closedDoor(): Door {
  let behind: Fetcher | undefined
  return {
    open(app) {
      behind = app
    },
    fetch: (request, bindings) =>
      behind?.fetch(request, bindings) ?? new Response('Starting…', { status: 503 }),
  }
}
