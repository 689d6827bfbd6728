import type { Digest } from '../edition/digest.ts'
import type { ClimbingPaper } from '../edition/edition.ts'
import { identityOf } from '../memory/identity.ts'
import { type CardOf, cardParts } from './card-parts.tsx'
import { CountLine, DigestTemplate, NoteRow, SectionRow, UnmetLine, WhyLine } from './digest-template.tsx'
import { digestNotes, digestPreview, readOn, unmetTopics } from './digest-words.ts'
import { ownPlaces } from './filled-mail.ts'
import { htmlPart } from './html-part.ts'
import { editionUrl, type MailContext } from './mail-context.ts'
import { MailRow } from './mail-table.tsx'
import { ClimbingLine } from './paper-card.tsx'
import type { Part } from './template.ts'

/** The HTML of a digest: its template, with parts in all holes but those of the reader's own. */
export function digestHtml(context: MailContext, digest: Digest, cardOf: CardOf = cardParts): Part {
  const { language, look } = context
  const { styles } = look
  const { top, climbing, topics } = digest
  const notes = digestNotes(digest, language).join(' ')
  const count = top.length > 0 ? language.edition.top(top.length, digest.paperCount) : undefined
  return {
    ...htmlPart(context, 'digest', (hole) => <DigestTemplate context={context} hole={hole} />),
    holes: {
      preview: [words(context, digestPreview(digest, language))],
      dates: [words(context, language.dates(digest.editions))],
      count: [htmlPart(context, `count ${count}`, () => count && <CountLine text={count} styles={styles} />)],
      rows: [
        htmlPart(context, `notes ${notes}`, () => notes !== '' && <NoteRow text={notes} look={look} />),
        ...top.map((entry, index) => cardOf(context, entry, index + 1).html),
        ...(climbing.length > 0
          ? [section(context, language.edition.climbing), climbers(context, climbing)]
          : []),
        ...topics.flatMap(({ topic, papers }) => [
          section(context, language.edition.topicSection(topic)),
          ...papers.map((entry) => cardOf(context, entry).html),
        ]),
      ],
      unmet: unmetTopics(digest, language).map((text) =>
        htmlPart(context, `unmet ${text}`, () => <UnmetLine text={text} styles={styles} />),
      ),
      edition: [words(context, editionUrl(context, digest.onward.id))],
      readOn: [words(context, readOn(digest, language))],
    },
    places: ownPlaces,
  }
}

/** Why a reader gets a digest, at the place `why` of its HTML. */
export function whyHtml(context: MailContext, why: readonly string[]): Part {
  const { styles } = context.look
  return htmlPart(context, `why ${JSON.stringify(why)}`, () =>
    why.map((text) => <WhyLine text={text} styles={styles} />),
  )
}

function words(context: MailContext, text: string): Part {
  return htmlPart(context, `words ${text}`, () => text)
}

function section(context: MailContext, text: string): Part {
  return htmlPart(context, `section ${text}`, () => <SectionRow text={text} styles={context.look.styles} />)
}

function climbers(context: MailContext, climbing: readonly ClimbingPaper[]): Part {
  const { language, look } = context
  const shown = climbing.map(({ paper, since, reasons }) => [identityOf(paper), since, identityOf(reasons)])
  return htmlPart(context, `climbing ${shown.join()}`, () => (
    <MailRow>
      {climbing.map((entry) => (
        <ClimbingLine entry={entry} language={language} styles={look.styles} />
      ))}
    </MailRow>
  ))
}
