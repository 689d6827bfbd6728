import type { FC } from 'hono/jsx'
import type { Language } from '../../../shared/language/language.ts'
import type { Site } from '../api-deps.ts'
import { MessagePage } from './layout.tsx'

interface AskPageProps {
  readonly site: Site
  readonly language: Language
  readonly words: { readonly title: string; readonly body: string; readonly button: string }
  /** The path that the button posts to. */
  readonly action: string
}

/** A page with one button. Only the button's post changes anything, because mail scanners open links. */
export const AskPage: FC<AskPageProps> = ({ site, language, words, action }) => (
  <MessagePage site={site} language={language} title={words.title} body={words.body}>
    <form method="post" action={action}>
      <button type="submit">{words.button}</button>
    </form>
  </MessagePage>
)
