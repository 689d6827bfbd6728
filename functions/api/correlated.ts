import type { Context } from 'hono'
import type { ApiDeps } from './api-deps.ts'

/** The request's id, without what SES takes in no tag: API Gateway's ends in `=`. Searching a log for it finds both. */
export function correlationOf({ requestId }: Pick<ApiDeps, 'requestId'>, c: Context): string | undefined {
  return (
    requestId(c)
      ?.replaceAll(/[^A-Za-z0-9_-]/g, '')
      .slice(0, 128) || undefined
  )
}

/** The deps of one request: whatever letters it asks for carry its id, and the log says that it asked. */
export function correlated(deps: ApiDeps, c: Context): ApiDeps {
  const correlation = correlationOf(deps, c)
  if (correlation === undefined) return deps
  return {
    ...deps,
    letters: {
      async send(message, delaySeconds) {
        await deps.letters.send({ ...message, correlation }, delaySeconds)
        // Not which letter it is: that would tell what was known of an address.
        deps.log.info('letter queued', { correlation })
      },
    },
  }
}
