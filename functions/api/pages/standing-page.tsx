import type { FC } from 'hono/jsx'
import type { Language } from '../../../shared/language/language.ts'
import { askedLetters } from '../../../shared/subscriber/letter/letters.ts'
import type { Standing } from '../../../shared/subscriber/standing.ts'
import type { Site } from '../api-deps.ts'
import { HomeLink, MessagePage } from './layout.tsx'

interface StandingPageProps {
  readonly site: Site
  readonly language: Language
  readonly standing: Standing
  /** Other words than those for the standing, for a page that has just changed it. */
  readonly words?: { readonly title: string; readonly body: string }
  /** The path of the owner's link to unsubscribe, for a page that may offer what stands under it. */
  readonly unsubscribePath?: string
}

/** Says how the owner of a link stands, and offers what they can do. */
export const StandingPage: FC<StandingPageProps> = ({
  site,
  language,
  standing,
  words = language.pages.standing[standing],
  unsubscribePath,
}) => (
  <MessagePage site={site} language={language} title={words.title} body={words.body}>
    {unsubscribePath !== undefined && <Offers {...{ language, standing, unsubscribePath }} />}
    <HomeLink label={standing === 'unknown' ? language.pages.toSignUp : language.pages.notFound.home} />
  </MessagePage>
)

/** The letters that the owner can ask for. Coming back is a button, because it is what most people want here. */
const Offers: FC<{ language: Language; standing: Standing; unsubscribePath: string }> = ({
  language,
  standing,
  unsubscribePath,
}) => {
  // A link to unsubscribe gives no right to others: only what stands under its own path is offered.
  const open = askedLetters.filter(({ under, whom }) => under === 'unsubscribe' && whom.includes(standing))
  return (
    <>
      {open.some(({ name }) => name === 'undo') && (
        <form method="post" action={`${unsubscribePath}/undo`}>
          <button type="submit" class="quiet">
            {standing === 'asked' ? language.pages.mailAgain : language.letters.undo.offer}
          </button>
        </form>
      )}
      {open
        .filter(({ offeredOn }) => offeredOn.includes('unsubscribed'))
        .map(({ name }) => (
          <p class="small">
            <a href={`${unsubscribePath}/${name}`}>{language.letters[name].offer}</a>
          </p>
        ))}
    </>
  )
}
