import { Hono } from 'hono'
import type { ApiApp, ApiEnv } from '../api-context.ts'
import type { ApiDeps } from '../api-deps.ts'
import { HomeLink, MessagePage } from '../pages/layout.tsx'

/** The page that follows a sign-up whose letter waits, if nothing can be done about it. */
export const signUpWaitsPath = '/sent/waiting'

/** `GET /sent/waiting` says the same to everybody, so that a reload signs nobody up again. */
export function waitingRoute({ site }: Pick<ApiDeps, 'site'>): ApiApp {
  const app = new Hono<ApiEnv>()
  app.get(signUpWaitsPath, (c) => {
    const language = c.var.words
    const { title, body, hint } = language.pages.waiting
    return c.html(
      <MessagePage site={site} language={language} title={title} body={body}>
        <p class="note" data-typed-address hidden>
          {language.pages.sent.typed} <strong />
        </p>
        <p class="muted small">{hint}</p>
        <HomeLink label={language.pages.notFound.home} />
        <script src={site.assets.pathOf('typed-address')} defer />
      </MessagePage>,
    )
  })
  return app
}
