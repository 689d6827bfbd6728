import type { ErrorHandler } from 'hono'
import { routePath } from 'hono/route'
import type { Language } from '../../shared/language/language.ts'
import type { Languages } from '../../shared/language/languages.ts'
import { faultName } from '../../shared/log/fault-name.ts'
import type { ApiEnv } from './api-context.ts'
import type { ApiDeps } from './api-deps.ts'
import { correlationOf } from './correlated.ts'
import { isPassing } from './is-passing.ts'
import { MessagePage } from './pages/layout.tsx'
import { isForPrograms, problem } from './problem.ts'

export type FailureDeps = Pick<ApiDeps, 'site' | 'languages' | 'log' | 'requestId'>

/** The page says "in a minute". Programs and mailbox providers, whose one-click waits, learn it from the header. */
const retryAfterSeconds = 60

/**
 * Logs a fault and answers that something went wrong on our side: a page for people, a problem for programs.
 * The status is 503 with `Retry-After` (RFC 9110 §10.2.3) if the fault passes: a service did not answer, or the request
 * ran out of time. Otherwise it is 500. No cache keeps the answer.
 */
export function answerFailure(deps: FailureDeps): ErrorHandler<ApiEnv> {
  return async (error, c) => {
    // The log gets the route's pattern, because a path can hold a token. It gets the error's name, because a
    // message can hold an address.
    const request = { method: c.req.method, route: routePath(c, -1), correlation: correlationOf(deps, c) }
    deps.log.error('request failed', { ...request, error: faultName(error), stack: frames(error) })
    const status = isPassing(error) ? 503 : 500
    c.header('Cache-Control', 'no-store')
    if (status === 503) c.header('Retry-After', String(retryAfterSeconds))
    // `words` is undefined if loading the language is what failed.
    const language = (c.var.words as Language | undefined) ?? (await lastResort(deps.languages))
    // No catalogue could be loaded, so there are no words to answer with.
    if (!language) return c.body(null, status)
    if (isForPrograms(c)) {
      const { failed: title, failedDetail: detail } = language.api
      return problem(c, { title, status, detail })
    }
    const { title, body } = language.pages.failed
    return c.html(<MessagePage site={deps.site} language={language} title={title} body={body} />, status)
  }
}

/** The initial language, for a failure before or in the choice of one; undefined if that fails, too. */
function lastResort(languages: Languages): Promise<Language | undefined> {
  return languages.load(languages.initial).catch(() => undefined)
}

/** The first eight lines of an error's stack, without its message. */
function frames(error: Error): string[] {
  return (error.stack ?? '')
    .split('\n')
    .filter((line) => line.trimStart().startsWith('at '))
    .slice(0, 8)
    .map((line) => line.trim())
}
