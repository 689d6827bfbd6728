import type { ApiContext } from './api-context.ts'
import type { ApiDeps } from './api-deps.ts'

/** Where a form was posted from: a page of this service, a page that the operator allows, or another website. */
export type PostedFrom = 'here' | 'allowed' | 'elsewhere'

/**
 * Browsers say by `Sec-Fetch-Site` where a form stands (Fetch Metadata). `Origin` cannot say it for our own pages: they
 * ask for no referrer, so browsers send `Origin: null` with their forms (Fetch, "append a request Origin header"). It
 * names the page where another website lets it, and in browsers that know no `Sec-Fetch-Site`. Whoever sends neither,
 * such as an old browser or a program, is not a page of another website that uses somebody's browser.
 */
export function postedFrom(
  c: ApiContext,
  { site, allowedOrigins }: Pick<ApiDeps, 'site' | 'allowedOrigins'>,
): PostedFrom {
  const origin = c.req.header('Origin')
  const named = origin === undefined || origin === '' || origin === 'null' ? undefined : origin
  const otherwise = named !== undefined && allowedOrigins.includes(named) ? 'allowed' : 'elsewhere'
  switch (c.req.header('Sec-Fetch-Site')) {
    case 'same-origin':
    case 'none':
      return 'here'
    case 'same-site':
    case 'cross-site':
      return otherwise
    default:
      return named === undefined || named === site.origin ? 'here' : otherwise
  }
}
