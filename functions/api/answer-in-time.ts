import { createMiddleware } from 'hono/factory'
import { HTTPException } from 'hono/http-exception'
import { timeout } from 'hono/timeout'
import type { ApiEnv } from './api-context.ts'
import type { ApiDeps } from './api-deps.ts'

/** The time that is kept for writing the answer to a request that ran out of time. */
const reserveMs = 2_000

/**
 * Ends a request before Lambda ends the function, which would leave a visitor without a page and the log
 * without a line. What the request has begun may still take effect; every POST can be repeated.
 */
export function answerInTime({ remainingMs }: Pick<ApiDeps, 'remainingMs'>) {
  return createMiddleware<ApiEnv>((c, next) => {
    const ms = Math.max(0, remainingMs(c) - reserveMs)
    return timeout(ms, () => new HTTPException(503, { message: 'the request ran out of time' }))(c, next)
  })
}
