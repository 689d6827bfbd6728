import type { Fetcher } from './door.ts'

/**
 * Lets at most so many requests through that may write; the others wait in the order in which they came. Functions,
 * queues and database share one process here. If hundreds of sign-ups began together, each would take as long as all of
 * them, and those of one address would overtake each other again and again. On AWS each has a container of its own.
 */
export function writesInTurns(app: Fetcher, mostAtOnce: number): Fetcher {
  const waiting: (() => void)[] = []
  let running = 0

  async function turn(): Promise<void> {
    if (running < mostAtOnce) {
      running++
      return
    }
    // Whoever is done hands over their turn, so `running` stays as it is.
    await new Promise<void>((resolve) => waiting.push(resolve))
  }

  function done(): void {
    const next = waiting.shift()
    if (next) next()
    else running--
  }

  return {
    async fetch(request, bindings) {
      if (request.method === 'GET' || request.method === 'HEAD') return app.fetch(request, bindings)
      await turn()
      try {
        return await app.fetch(request, bindings)
      } finally {
        done()
      }
    },
  }
}
