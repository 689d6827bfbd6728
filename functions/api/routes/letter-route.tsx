import type { Context, Hono } from 'hono'
import type { SubscriberId } from '../../../shared/subscriber/subscriber-id.ts'
import type { ApiDeps } from '../api-deps.ts'
import { AskPage } from '../pages/ask-page.tsx'
import { linkToken } from './link-token.ts'
import { unknownLink } from './unknown-link.tsx'

interface AskedLetter {
  /** With `:token` in it. */
  readonly path: string
  readonly words: { readonly title: string; readonly body: string; readonly button: string }
  /** Whose link it is; undefined for a link that nobody was mailed. */
  readonly idOf: (token: string) => SubscriberId | undefined
  readonly ask: (c: Context, id: SubscriberId) => Promise<void>
  /** The page after it, the same for everybody. */
  readonly sentPath: string
}

/** A button that has a letter mailed to the owner of a link, and the page that shows it to who asks for its address. */
export function letterRoute(
  app: Hono,
  deps: ApiDeps,
  { path, words, idOf, ask, sentPath }: AskedLetter,
): void {
  const { site, language } = deps
  app.get(path, (c) => {
    const token = linkToken(c)
    if (!idOf(token)) return unknownLink(c, deps)
    return c.html(<AskPage {...{ site, language, words }} action={path.replace(':token', token)} />)
  })
  app.post(path, async (c) => {
    const id = idOf(linkToken(c))
    if (!id) return unknownLink(c, deps)
    await ask(c, id)
    return c.redirect(sentPath, 303)
  })
}
