import type { Standing } from '../../../shared/subscriber/standing.ts'
import type { ApiContext } from '../api-context.ts'
import type { ApiDeps } from '../api-deps.ts'
import { HomeLink, MessagePage } from '../pages/layout.tsx'

/** The answer 410 to a link that is about the choices of somebody who gets no digests. */
export function gonePage(c: ApiContext, { site }: Pick<ApiDeps, 'site'>, standing: Standing) {
  const language = c.var.words
  const { gone: title, goneBody } = language.pages.preferences
  const says = standing === 'asked' || standing === 'suppressed'
  const body = says ? language.pages.standing[standing].body : goneBody
  return c.html(
    <MessagePage {...{ site, language, title, body }}>
      <HomeLink label={language.pages.signUpAgain} />
    </MessagePage>,
    410,
  )
}
