import { Hono } from 'hono'
import type { ApiApp, ApiEnv } from '../api-context.ts'
import type { ApiDeps } from '../api-deps.ts'

/** `GET /health` answers `{"status": "ok", "edition": "2026-11-24"}`, where `edition` is null before the first one. */
export function healthRoute({ editions }: Pick<ApiDeps, 'editions'>): ApiApp {
  const app = new Hono<ApiEnv>()
  app.get('/health', async (c) => {
    const head = (await editions.recent()).at(-1)
    return c.json({ status: 'ok', edition: head?.id ?? null }, 200, { 'Cache-Control': 'no-store' })
  })
  return app
}
