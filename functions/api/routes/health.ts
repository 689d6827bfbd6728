import { Hono } from 'hono'
import type { ApiApp, ApiEnv } from '../api-context.ts'
import type { ApiDeps } from '../api-deps.ts'

/** `GET /health`: tells programs that the service answers, and which edition is the newest. */
export function healthRoute({ editions }: Pick<ApiDeps, 'editions'>): ApiApp {
  const app = new Hono<ApiEnv>()
  app.get('/health', async (c) => {
    const head = (await editions.recent()).at(-1)
    return c.json({ status: 'ok', edition: head?.id ?? null }, 200, { 'Cache-Control': 'no-store' })
  })
  return app
}
