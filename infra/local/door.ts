import type { HttpBindings } from '@hono/node-server'

/** Anything that answers requests, such as a Hono app of any environment. */
export interface Fetcher {
  fetch(request: Request, bindings?: HttpBindings): Response | Promise<Response>
}

/**
 * A front for an app that comes later: a server can listen on it, and its address is known, before the app
 * exists.
 */
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
