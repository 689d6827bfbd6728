import type { FC } from 'hono/jsx'
import type { Language } from '../language/language.ts'

/** What papers are written in. */
const languageOfPapers = 'en'

/** Text of a paper, as its authors wrote it: marked with its own language in a page or mail of another one. */
export const OriginalText: FC<{ language: Language; text: string }> = ({ language, text }) =>
  language.tag === languageOfPapers ? text : <span lang={languageOfPapers}>{text}</span>
