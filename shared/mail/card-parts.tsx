import { paperReasons } from '../language/paper-words.ts'
import { htmlPart } from './html-part.ts'
import type { MailContext } from './mail-context.ts'
import { PaperCard, PaperMeta } from './paper-card.tsx'
import { type Entry, headKey, linksKey, reasonsKey } from './paper-keys.ts'
import { paperTextParts } from './paper-text.ts'
import type { Part } from './template.ts'

/** What shows a paper in a digest: its card in the HTML, and its lines in the plain text. */
export interface CardParts {
  readonly html: Part
  readonly text: readonly Part[]
}

/** `place` is the paper's number on the list; papers of a topic have none. */
export type CardOf = (context: MailContext, entry: Entry, place?: number) => CardParts

export const cardParts: CardOf = (context, entry, place) => ({
  html: card(context, entry, place),
  text: paperTextParts(entry, place === undefined ? '* ' : `${place}. `, context.language),
})

function card(context: MailContext, entry: Entry, place: number | undefined): Part {
  const { language, look } = context
  const { styles } = look
  const { paper, summary, related = [] } = entry
  return {
    ...htmlPart(context, `card ${place} ${headKey(entry)} ${linksKey(entry)}`, (hole) => (
      <PaperCard
        entry={{ paper, summary, related }}
        place={place}
        meta={hole('meta')}
        language={language}
        styles={styles}
      />
    )),
    holes: {
      meta: [
        htmlPart(context, `meta ${linksKey(entry)} ${reasonsKey(entry)}`, () => (
          <PaperMeta
            paper={paper}
            reasons={paperReasons(entry, language)}
            language={language}
            styles={styles}
          />
        )),
      ],
    },
  }
}
