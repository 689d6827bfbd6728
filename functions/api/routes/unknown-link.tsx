import type { ApiContext } from '../api-context.ts'
import type { ApiDeps } from '../api-deps.ts'
import { HomeLink, MessagePage } from '../pages/layout.tsx'

/** The answer 404 to a link that this service never signed: it was cut short or made up. */
export function unknownLink(c: ApiContext, { site }: Pick<ApiDeps, 'site'>) {
  const language = c.var.words
  const { unknown, unknownBody } = language.pages.unsubscribe
  return c.html(
    <MessagePage site={site} language={language} title={unknown} body={unknownBody}>
      <HomeLink label={language.pages.toSignUp} />
    </MessagePage>,
    404,
  )
}
