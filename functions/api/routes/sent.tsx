import { Hono } from 'hono'
import type { ApiDeps } from '../api-deps.ts'
import { assetPath } from '../assets/assets.ts'
import { HomeLink, MessagePage } from '../pages/layout.tsx'
import { neverCached } from './private-page.ts'

/** Where each form leads that has a letter mailed. */
export const sentPaths = {
  confirm: '/sent',
  undo: '/sent/undo',
  freshLink: '/sent/fresh-link',
  erase: '/sent/erase',
} as const

/**
 * The pages after a form: they say the same to everybody, hold no token, and change nothing. A form answers 303 to its
 * page, so that a reload asks for the page again and not for another letter.
 */
export function sentRoutes({ language, site }: Pick<ApiDeps, 'language' | 'site'>): Hono {
  const { erase, notFound, preferences, sent, signUpAgain, unsubscribe } = language.pages
  const app = new Hono()
  app.use('/sent/*', neverCached)

  app.get(sentPaths.confirm, (c) =>
    c.html(
      <MessagePage site={site} language={language} title={sent.title} body={sent.body}>
        {/* The browser fills it in, where it runs scripts: the server was told of no address. */}
        <p class="note" data-typed-address hidden>
          {sent.typed} <strong />
        </p>
        <p class="muted small">{sent.hint}</p>
        <HomeLink label={signUpAgain} />
        <script src={assetPath('typed-address')} defer />
      </MessagePage>,
    ),
  )
  for (const [path, body] of [
    [sentPaths.undo, unsubscribe.undoSent],
    [sentPaths.freshLink, preferences.freshSent],
    [sentPaths.erase, erase.sent],
  ] as const) {
    app.get(path, (c) =>
      c.html(
        <MessagePage site={site} language={language} title={sent.title} body={body}>
          <HomeLink label={notFound.home} />
        </MessagePage>,
      ),
    )
  }
  return app
}
