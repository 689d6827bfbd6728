import { Hono } from 'hono'
import { links } from '../../../shared/subscriber/link/links.ts'
import { languageTags } from '../../../shared/subscriber/preferences/language-tag.ts'
import { dayMs, type EpochMs } from '../../../shared/time/clock.ts'
import type { ApiApp, ApiEnv } from '../api-context.ts'
import type { ApiDeps, Site } from '../api-deps.ts'

/** How long `security.txt` says that it holds. RFC 9116 §2.5.5 recommends less than a year. */
const securityTextLifetimeMs = 180 * dayMs

const dayLong = { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'public, max-age=86400' }

/** `GET /robots.txt` and `GET /.well-known/security.txt`: for programs, in no language, and the same for everybody. */
export function wellKnownRoutes({ site, clock }: Pick<ApiDeps, 'site' | 'clock'>): ApiApp {
  const app = new Hono<ApiEnv>()
  app.get('/robots.txt', (c) => c.body(robotsText, 200, dayLong))
  app.get(securityPath, (c) => c.body(securityText(site, clock()), 200, dayLong))
  return app
}

/** RFC 9309. Pages behind links from mails concern their readers alone. */
const robotsText = [
  'User-agent: *',
  ...Object.values(links).map(({ path }) => `Disallow: ${path}/`),
  'Disallow: /api/',
  'Disallow: /sent',
  'Allow: /',
  '',
].join('\n')

const securityPath = '/.well-known/security.txt'

/** RFC 9116. Its expiry moves on with each day, so that it never passes. */
function securityText({ origin, securityContact }: Site, now: EpochMs): string {
  const expires = new Date(now - (now % dayMs) + securityTextLifetimeMs).toISOString().replace('.000', '')
  return [
    `Contact: ${securityContact}`,
    `Expires: ${expires}`,
    `Preferred-Languages: ${languageTags.join(', ')}`,
    // §2.5.2: an address of the web begins with https. The local world has none.
    ...(origin.startsWith('https:') ? [`Canonical: ${origin}${securityPath}`] : []),
    '',
  ].join('\n')
}
