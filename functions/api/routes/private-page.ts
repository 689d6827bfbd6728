import { createMiddleware } from 'hono/factory'

/** Pages whose address is a secret: kept by no cache, found by no search engine. */
export const neverCached = createMiddleware(async (c, next) => {
  await next()
  c.header('Cache-Control', 'no-store')
  c.header('X-Robots-Tag', 'noindex')
})
