import { Hono } from 'hono'
import { consentWording } from '../../../shared/language/consent-wording.ts'
import { type AskedLetterName, askedLetters } from '../../../shared/subscriber/letter/letters.ts'
import { requestLetter } from '../../../shared/subscriber/letter/request-letter.ts'
import { linkPath, links } from '../../../shared/subscriber/link/links.ts'
import { verifySignedToken } from '../../../shared/subscriber/link/token.ts'
import type { SubscriberId } from '../../../shared/subscriber/subscriber-id.ts'
import type { ApiApp, ApiEnv } from '../api-context.ts'
import type { ApiDeps } from '../api-deps.ts'
import { correlated } from '../correlated.ts'
import { AskPage } from '../pages/ask-page.tsx'
import { HomeLink, MessagePage } from '../pages/layout.tsx'
import { StandingPage } from '../pages/standing-page.tsx'
import { linkToken } from './link-token.ts'
import { standingOfOwner } from './standing-of-owner.ts'
import { unknownLink } from './unknown-link.tsx'

/** The page that follows the sign-up form. */
export const signUpSentPath = '/sent'

/** The page that follows the button of a letter. */
function sentPath(name: AskedLetterName): string {
  return `/sent/${name}`
}

/**
 * The routes of each letter that has a button of its own: the page with the button, the post that queues the
 * letter to the owner of the link, and the page that follows.
 */
export function letterRoutes(deps: ApiDeps): ApiApp {
  const app = new Hono<ApiEnv>()
  for (const letter of askedLetters) {
    askRoutes(app, deps, letter)
    sentRoute(app, deps, sentPath(letter.name), letter.name)
  }
  signUpSentRoute(app, deps)
  return app
}

function askRoutes(app: ApiApp, deps: ApiDeps, { name, under, whom }: (typeof askedLetters)[number]): void {
  const { site } = deps
  const path = linkPath(under, `:token/${name}`)
  /** The owner of a link, even of an expired one; undefined for a link that this service never signed. */
  const ownerOf = (token: string): SubscriberId | undefined => {
    const verified = verifySignedToken(deps.tokenKeys, under, token, deps.clock())
    return verified.ok || verified.problem === 'expired' ? verified.id : undefined
  }
  app.get(path, async (c) => {
    const token = linkToken(c, under)
    const id = ownerOf(token)
    if (!id) return unknownLink(c, deps)
    const language = c.var.words
    const standing = await standingOfOwner(deps, id)
    if (!whom.includes(standing)) return c.html(<StandingPage {...{ site, language, standing }} />)
    const action = linkPath(under, `${token}/${name}`)
    return c.html(<AskPage {...{ site, language, action }} words={language.letters[name].ask} />)
  })
  app.post(path, async (c) => {
    const id = ownerOf(linkToken(c, under))
    if (!id) return unknownLink(c, deps)
    await requestLetter(correlated(deps, c), id, name, {
      ip: deps.clientIp(c),
      form: site.origin + links[under].path,
      wording: consentWording(c.var.words),
    })
    return c.redirect(sentPath(name), 303)
  })
}

/**
 * The page that follows a button. It says the same to everybody, its address holds no token, and it changes
 * nothing. The post redirects to it with 303, so that a reload does not ask for another letter.
 */
function sentRoute(app: ApiApp, { site }: ApiDeps, path: string, name: AskedLetterName): void {
  app.get(path, (c) => {
    const language = c.var.words
    const { pages, letters } = language
    return c.html(
      <MessagePage site={site} language={language} title={pages.sent.title} body={letters[name].sent}>
        <HomeLink label={pages.notFound.home} />
      </MessagePage>,
    )
  })
}

function signUpSentRoute(app: ApiApp, { site }: ApiDeps): void {
  app.get(signUpSentPath, (c) => {
    const language = c.var.words
    const { sent, signUpAgain } = language.pages
    return c.html(
      <MessagePage site={site} language={language} title={sent.title} body={sent.body}>
        {/* A script in the browser fills in the address. The server does not know it here. */}
        <p class="note" data-typed-address hidden>
          {sent.typed} <strong />
        </p>
        <p class="muted small">{sent.hint}</p>
        <HomeLink label={signUpAgain} />
        <script src={site.assets.pathOf('typed-address')} defer />
      </MessagePage>,
    )
  })
}
