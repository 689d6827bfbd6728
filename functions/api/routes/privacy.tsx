import { Hono } from 'hono'
import type { ApiApp, ApiEnv } from '../api-context.ts'
import type { ApiDeps } from '../api-deps.ts'
import { PrivacyPage, privacyPath } from '../pages/privacy-page.tsx'
import type { PublicPages } from '../public-pages/public-pages.ts'

/** `GET /privacy` says what is kept of people. */
export function privacyRoute({ site }: Pick<ApiDeps, 'site'>, pages: PublicPages): ApiApp {
  const app = new Hono<ApiEnv>()
  app.get(privacyPath, (c) =>
    pages.answer(c, {
      path: privacyPath,
      hangsOn: async () => [],
      maxAgeSeconds: 300,
      render: async () => <PrivacyPage site={site} language={c.var.words} />,
    }),
  )
  return app
}
