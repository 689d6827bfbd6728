import { createMiddleware } from 'hono/factory'

/** For pages whose address is a secret: no cache may keep them and no search engine may list them. */
export const neverCached = createMiddleware(async (c, next) => {
  await next()
  c.header('Cache-Control', 'no-store')
  c.header('X-Robots-Tag', 'noindex')
})
