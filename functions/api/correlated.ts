import type { Context } from 'hono'
import type { ApiDeps } from './api-deps.ts'

/**
 * The request's id without the characters that SES refuses in a tag: API Gateway's ids end in `=`. A search
 * in a log for the shortened id finds the full one too. Undefined if nothing remains.
 */
export function correlationOf({ requestId }: Pick<ApiDeps, 'requestId'>, c: Context): string | undefined {
  return (
    requestId(c)
      ?.replaceAll(/[^A-Za-z0-9_-]/g, '')
      .slice(0, 128) || undefined
  )
}

/**
 * The deps of one request: each letter that it queues carries its id, and the log says that one was queued.
 */
export function correlated(deps: ApiDeps, c: Context): ApiDeps {
  const correlation = correlationOf(deps, c)
  if (correlation === undefined) return deps
  return {
    ...deps,
    letters: {
      async send(message, delaySeconds) {
        await deps.letters.send({ ...message, correlation }, delaySeconds)
        // The line does not name the letter: its kind would reveal whether the address was known.
        deps.log.info('letter queued', { correlation })
      },
    },
    waitingLetters: {
      async hold(letter) {
        await deps.waitingLetters.hold({ ...letter, correlation })
        deps.log.info('letter waits', { correlation })
      },
    },
  }
}
