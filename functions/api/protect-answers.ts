import { createMiddleware } from 'hono/factory'
import { secureHeaders } from 'hono/secure-headers'
import type { ApiApp, ApiEnv } from './api-context.ts'
import type { Site } from './api-deps.ts'

const aYearInSeconds = 365 * 24 * 60 * 60

/** What a browser may do for a page of any site, and no page here needs. */
const unusedFeatures = [
  ...(['accelerometer', 'autoplay', 'camera', 'displayCapture', 'encryptedMedia'] as const),
  ...([
    'fullscreen',
    'geolocation',
    'gyroscope',
    'hid',
    'idleDetection',
    'magnetometer',
    'microphone',
  ] as const),
  ...([
    'midi',
    'payment',
    'pictureInPicture',
    'publickeyCredentialsGet',
    'screenWakeLock',
    'serial',
  ] as const),
  ...(['syncXhr', 'usb', 'xrSpatialTracking'] as const),
]

/**
 * The headers of every answer, whatever the path, the method or the status. Call it before anything else is registered,
 * so that the answers of other middleware, and those to a fault, get them too.
 */
export function protectAnswers(app: ApiApp, site: Pick<Site, 'origin' | 'hsts'>): void {
  app.use(keptPrivate)
  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        styleSrc: ["'self'"],
        scriptSrc: ["'self'"],
        imgSrc: ['data:'],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
      xFrameOptions: 'DENY',
      permissionsPolicy: Object.fromEntries(unusedFeatures.map((name) => [name, []])),
      crossOriginOpenerPolicy: 'same-origin',
      // The address of a page can be a token: no other site may learn it.
      referrerPolicy: 'no-referrer',
      // The local world has an http origin, so there is no TLS to insist on.
      strictTransportSecurity: site.origin.startsWith('https:') ? strictTransport(site) : false,
    }),
  )
}

function strictTransport({ hsts }: Pick<Site, 'hsts'>): string {
  return `max-age=${aYearInSeconds}${hsts === 'subdomains' ? '; includeSubDomains' : ''}`
}

/**
 * An answer is kept by no cache and listed by no search engine, unless its route says that it is public. A path that
 * holds a token may come with anything around it, and no list of such paths would be complete. A refusal and a fault are
 * never public.
 */
const keptPrivate = createMiddleware<ApiEnv>(async (c, next) => {
  await next()
  const isPublic = c.res.status < 400 && (c.res.headers.get('Cache-Control') ?? '').startsWith('public')
  if (isPublic) return
  c.header('Cache-Control', 'no-store')
  c.header('X-Robots-Tag', 'noindex')
})
