import { Hono } from 'hono'
import type { Edition } from '../../../shared/edition/edition.ts'
import { parseEditionId } from '../../../shared/edition/edition-id.ts'
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

  app.get('/', async (c) => {
    const edition = await currentEdition(deps)
    const language = c.var.words
    return pages(c, {
      name: 'home',
      hangsOn: [edition?.id, edition?.hash, edition?.publishedAt],
      maxAgeSeconds: 60,
      render() {
        const form = { ...formFromBody({}, signUpContext(deps, language)), email: '' }
        return <HomePage site={site} language={language} edition={edition} form={form} />
      },
    })
  })

  app.get('/editions/:date', async (c) => {
    const id = parseEditionId(c.req.param('date'))
    const [edition, recent] = await Promise.all([id && deps.editions.get(id), deps.editions.recent()])
    if (!edition) return missing(c, deps)
    const language = c.var.words
    const others = recent.filter((head) => head.id !== id).toReversed()
    return pages(c, {
      name: `edition ${edition.id}`,
      hangsOn: [edition.hash, edition.publishedAt, ...others.map((other) => other.id)],
      maxAgeSeconds: 300,
      render: () => <EditionPage site={site} language={language} edition={edition} others={others} />,
    })
  })

  return app
}

/** The newest edition with all its papers; undefined before the first one. */
export async function currentEdition(deps: ApiDeps): Promise<Edition | undefined> {
  const head = (await deps.editions.recent()).at(-1)
  return head && (await deps.editions.get(head.id))
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
