import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { show } from '../../shared/subscriber/field-problem.ts'
import { links } from '../../shared/subscriber/link/links.ts'
import { largestRequestBytes } from '../../shared/subscriber/sign-up/request-subscription.ts'
import { answerFailure } from './answer-failure.tsx'
import { answerInTime } from './answer-in-time.ts'
import type { ApiApp, ApiContext, ApiEnv } from './api-context.ts'
import type { ApiDeps } from './api-deps.ts'
import { pathOf } from './link-path.ts'
import { languageTagOf, speakLanguages } from './page-language.ts'
import { HomeLink, MessagePage } from './pages/layout.tsx'
import { isForPrograms, problem } from './problem.ts'
import { protectAnswers } from './protect-answers.ts'
import { publicPages } from './public-pages/public-pages.ts'
import { refuseOtherMethods } from './refuse-other-methods.tsx'
import { refuseOtherSites } from './refuse-other-sites.tsx'
import { confirmRoutes } from './routes/confirm.tsx'
import { editionRoutes } from './routes/editions.tsx'
import { eraseRoutes } from './routes/erase.tsx'
import { exportRoutes } from './routes/export.tsx'
import { healthRoute } from './routes/health.ts'
import { letterRoutes } from './routes/letters.tsx'
import { notMeRoutes } from './routes/not-me.tsx'
import { preferencesRoutes } from './routes/preferences.tsx'
import { privacyRoute } from './routes/privacy.tsx'
import { subscribeRoutes } from './routes/subscribe.tsx'
import { subscriptionRoutes } from './routes/subscriptions.ts'
import { takeBackRoutes } from './routes/take-back.tsx'
import { unsubscribeRoutes } from './routes/unsubscribe.tsx'
import { waitingRoute } from './routes/waiting.tsx'
import { wellKnownRoutes } from './routes/well-known.ts'

/** The HTTP interface: pages for people, problems and JSON for programs. */
export function apiApp(deps: ApiDeps): ApiApp {
  const { languages, site } = deps
  const app = new Hono<ApiEnv>({ getPath: pathOf })
  const pages = publicPages((c) => languageTagOf(c, languages))

  // Before everything else: what it answers has been through all of it once.
  app.use(pages.answerAgain)
  protectAnswers(app, site)
  app.use(answerInTime(deps))
  // Before the languages: these speak none, and every browser may keep them.
  app.route('/', site.assets.routes())
  app.route('/', healthRoute(deps))
  app.route('/', wellKnownRoutes(deps))
  speakLanguages(app, languages)
  app.use(refuseOtherSites(deps))
  const limited = bodyLimit({
    maxSize: largestRequestBytes,
    onError: (c: ApiContext) => {
      const language = c.var.words
      const { tooLarge: title, tooLargeDetail: detail } = language.api
      if (isForPrograms(c)) return problem(c, { title, status: 413, detail })
      const words = language.pages.tooLarge
      return c.html(<MessagePage {...{ site, language, title: words.title, body: words.body }} />, 413)
    },
  })
  // A one-click post must work with any body (RFC 8058). Its route never reads the body, so no limit applies
  // to it.
  const neverLooked = `${links.unsubscribe.path}/`
  app.use((c, next) =>
    c.req.method === 'GET' || c.req.path.startsWith(neverLooked) ? next() : limited(c, next),
  )

  app.route('/', editionRoutes(deps, pages))
  app.route('/', subscribeRoutes(deps))
  app.route('/', subscriptionRoutes(deps))
  app.route('/', waitingRoute(deps))
  app.route('/', confirmRoutes(deps))
  app.route('/', notMeRoutes(deps))
  app.route('/', unsubscribeRoutes(deps))
  app.route('/', preferencesRoutes(deps))
  app.route('/', takeBackRoutes(deps))
  app.route('/', eraseRoutes(deps))
  app.route('/', exportRoutes(deps))
  app.route('/', letterRoutes(deps))
  app.route('/', privacyRoute(deps, pages))
  refuseOtherMethods(app, deps)

  app.notFound((c) => {
    const language = c.var.words
    if (isForPrograms(c)) {
      const { notFound: title, notFoundDetail } = language.api
      return problem(c, { title, status: 404, detail: notFoundDetail(show(c.req.method), show(c.req.path)) })
    }
    const { title, body, home } = language.pages.notFound
    return c.html(
      <MessagePage site={site} language={language} title={title} body={body}>
        <HomeLink label={home} />
      </MessagePage>,
      404,
    )
  })

  app.onError(answerFailure(deps))

  return app
}
