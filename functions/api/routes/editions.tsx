import { Hono } from 'hono'
import type { Edition, EditionHead } from '../../../shared/edition/edition.ts'
import { parseEditionId } from '../../../shared/edition/edition-id.ts'
import { formToken } from '../../../shared/subscriber/link/form-token.ts'
import type { ApiApp, ApiContext, ApiEnv } from '../api-context.ts'
import type { ApiDeps } from '../api-deps.ts'
import { EditionPage } from '../pages/edition-page.tsx'
import { HomePage } from '../pages/home-page.tsx'
import { HomeLink, MessagePage } from '../pages/layout.tsx'
import type { PublicPages } from '../public-pages/public-pages.ts'
import { formFromBody, signUpContext } from './preferences-form.ts'

/** `GET /` shows the sign-up form and the newest papers, `GET /editions/:date` a whole edition. */
export function editionRoutes(deps: ApiDeps, pages: PublicPages): ApiApp {
  const { site } = deps
  const app = new Hono<ApiEnv>()

  app.get('/', (c) =>
    pages.answer(c, {
      path: '/',
      async hangsOn() {
        const head = await newestHead(deps)
        // All pages of a window carry the same token.
        return [head?.id, head?.hash, head?.publishedAt, formToken(deps.tokenKeys, deps.clock())]
      },
      maxAgeSeconds: 60,
      async render() {
        const language = c.var.words
        const form = { ...formFromBody({}, signUpContext(deps, language)), email: '' }
        const token = formToken(deps.tokenKeys, deps.clock())
        const edition = await currentEdition(deps)
        return <HomePage {...{ site, language, edition, form, token }} />
      },
    }),
  )

  app.get('/editions/:date', async (c) => {
    const id = parseEditionId(c.req.param('date'))
    const edition = id && (await deps.editions.get(id))
    if (!edition) return missing(c, deps)
    return pages.answer(c, {
      path: `/editions/${id}`,
      async hangsOn() {
        const recent = await deps.editions.recent()
        return [edition.hash, edition.publishedAt, ...recent.map((head) => head.id)]
      },
      maxAgeSeconds: 300,
      async render() {
        const others = (await deps.editions.recent()).filter((head) => head.id !== id).toReversed()
        return <EditionPage site={site} language={c.var.words} edition={edition} others={others} />
      },
    })
  })

  return app
}

/** The newest edition with all its papers; undefined before the first one. */
export async function currentEdition(deps: ApiDeps): Promise<Edition | undefined> {
  const head = await newestHead(deps)
  return head && (await deps.editions.get(head.id))
}

async function newestHead({ editions }: Pick<ApiDeps, 'editions'>): Promise<EditionHead | undefined> {
  return (await editions.recent()).at(-1)
}

function missing(c: ApiContext, { site }: ApiDeps) {
  const language = c.var.words
  const { title, home } = language.pages.notFound
  return c.html(
    <MessagePage site={site} language={language} title={title} body={language.edition.missing}>
      <HomeLink label={home} />
    </MessagePage>,
    404,
  )
}
