import type { Fetcher } from './door.ts'

/** So many reports of SES may wait to be read. Each has about 4 kB. */
const mostWaiting = 1_000
/** Well within the time after which a sender gives a call up. */
const longestWaitMs = 2_000
const lookEveryMs = 20

/**
 * Holds calls to the stand-in for SES back while its reports wait to be read. Senders and readers share one process here,
 * and a sender with many lanes is faster than the reader of two reports for each mail: the queue, which is in memory,
 * would grow with the number of mails. On AWS it is SQS's.
 */
export function reportsKeepUp(
  app: Fetcher,
  waiting: () => number,
  wait: (ms: number) => Promise<void>,
): Fetcher {
  return {
    async fetch(request, bindings) {
      const isCall = request.method === 'POST' && new URL(request.url).pathname === '/'
      for (let ms = 0; isCall && ms < longestWaitMs && waiting() >= mostWaiting; ms += lookEveryMs) {
        await wait(lookEveryMs)
      }
      return app.fetch(request, bindings)
    },
  }
}
