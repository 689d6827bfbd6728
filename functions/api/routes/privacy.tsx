import { Hono } from 'hono'
import type { ApiApp, ApiEnv } from '../api-context.ts'
import type { ApiDeps } from '../api-deps.ts'
import { PrivacyPage, privacyPath } from '../pages/privacy-page.tsx'

/** `GET /privacy` says what is kept of people. */
export function privacyRoute({ site }: Pick<ApiDeps, 'site'>): ApiApp {
  const app = new Hono<ApiEnv>()
  app.get(privacyPath, (c) => {
    c.header('Cache-Control', 'public, max-age=300')
    return c.html(<PrivacyPage site={site} language={c.var.words} />)
  })
  return app
}
