import { show } from '../../shared/subscriber/field-problem.ts'
import type { ApiApp } from './api-context.ts'
import type { ApiDeps } from './api-deps.ts'
import { HomeLink, MessagePage } from './pages/layout.tsx'
import { isForPrograms, problem } from './problem.ts'

/**
 * Answers 405 to a method that no route of a known path takes (RFC 9110 §15.5.6). Call it after all routes
 * are registered.
 */
export function refuseOtherMethods(app: ApiApp, { site }: Pick<ApiDeps, 'site'>): void {
  for (const [path, methods] of methodsByPath(app)) {
    const allowed = methods.join(', ')
    app.all(path, (c) => {
      const language = c.var.words
      c.header('Allow', allowed)
      if (isForPrograms(c)) {
        const { wrongMethod: title, wrongMethodDetail } = language.api
        return problem(c, {
          title,
          status: 405,
          detail: wrongMethodDetail(show(c.req.method), show(c.req.path), allowed),
        })
      }
      const { title, body } = language.pages.wrongMethod
      return c.html(
        <MessagePage {...{ site, language, title, body }}>
          <HomeLink label={language.pages.notFound.home} />
        </MessagePage>,
        405,
      )
    })
  }
}

function methodsByPath(app: ApiApp): Map<string, string[]> {
  const byPath = new Map<string, string[]>()
  for (const { method, path } of app.routes) {
    // Middleware is registered for all methods and answers nothing by itself.
    if (method === 'ALL') continue
    // Hono answers HEAD wherever there is a GET.
    const methods = method === 'GET' ? ['GET', 'HEAD'] : [method]
    byPath.set(path, [...new Set([...(byPath.get(path) ?? []), ...methods])])
  }
  return byPath
}
