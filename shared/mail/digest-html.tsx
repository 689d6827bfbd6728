import type { Child } from 'hono/jsx'
import type { Digest, TopPaper } from '../edition/digest.ts'
import type { ClimbingPaper, EditionPaper } from '../edition/edition.ts'
import type { TopicPaper } from '../edition/topic-section.ts'
import { paperReasons } from '../language/paper-words.ts'
import { identityOf } from '../memory/identity.ts'
import { CountLine, DigestTemplate, NoteRow, SectionRow, UnmetLine, WhyLine } from './digest-template.tsx'
import { digestNotes, digestPreview, readOn, unmetTopics } from './digest-words.ts'
import { ownPlaces } from './filled-mail.ts'
import { editionUrl, type MailContext } from './mail-context.ts'
import { MailRow } from './mail-table.tsx'
import { ClimbingLine, PaperCard, PaperMeta } from './paper-card.tsx'
import type { Hole, Part } from './template.ts'

/** The HTML of a digest: its template, with parts in all holes but those of the reader's own. */
export function digestHtml(context: MailContext, digest: Digest): Part {
  const { language, look } = context
  const { styles } = look
  const { top, climbing, topics } = digest
  const words = (text: string) => part(context, ['words', text], () => text)
  const section = (text: string) =>
    part(context, ['section', text], () => <SectionRow text={text} styles={styles} />)
  const notes = digestNotes(digest, language).join(' ')
  const count = top.length > 0 ? language.edition.top(top.length, digest.paperCount) : undefined
  return {
    ...part(context, ['digest'], (hole) => <DigestTemplate context={context} hole={hole} />),
    holes: {
      preview: [words(digestPreview(digest, language))],
      dates: [words(language.dates(digest.editions))],
      count: [part(context, ['count', count], () => count && <CountLine text={count} styles={styles} />)],
      rows: [
        part(context, ['notes', notes], () => notes !== '' && <NoteRow text={notes} look={look} />),
        ...top.map((entry, index) => card(context, entry, index + 1)),
        ...(climbing.length > 0 ? [section(language.edition.climbing), climbers(context, climbing)] : []),
        ...topics.flatMap(({ topic, papers }) => [
          section(language.edition.topicSection(topic)),
          ...papers.map((entry) => card(context, entry, undefined)),
        ]),
      ],
      unmet: unmetTopics(digest, language).map((text) =>
        part(context, ['unmet', text], () => <UnmetLine text={text} styles={styles} />),
      ),
      edition: [words(editionUrl(context, digest.onward.id))],
      readOn: [words(readOn(digest, language))],
    },
    places: ownPlaces,
  }
}

/** Why a reader gets a digest, at the place `why` of its HTML. */
export function whyHtml(context: MailContext, why: readonly string[]): Part {
  const { styles } = context.look
  return part(context, ['why', ...why], () => why.map((text) => <WhyLine text={text} styles={styles} />))
}

/** A component with a key of its kind and of what it shows. */
function part({ language }: MailContext, shown: readonly unknown[], render: (hole: Hole) => Child): Part {
  return {
    key: `html ${language.tag} ${JSON.stringify(shown)}`,
    render: (hole) => String(<>{render(hole)}</>),
  }
}

/** A paper never changes within its edition, so its identity says all that a card shows of it. */
function card(
  context: MailContext,
  entry: EditionPaper | TopPaper | TopicPaper,
  place: number | undefined,
): Part {
  const { language, look } = context
  const { paper, summary, related = [] } = entry
  const shown = { language, styles: look.styles }
  const reasons = paperReasons(entry, language)
  return {
    ...part(context, ['card', identityOf(paper), place, summary, related], (hole) => (
      <PaperCard entry={{ paper, summary, related }} place={place} meta={hole('meta')} {...shown} />
    )),
    holes: {
      meta: [
        part(context, ['meta', identityOf(paper), reasons], () => (
          <PaperMeta paper={paper} reasons={reasons} {...shown} />
        )),
      ],
    },
  }
}

function climbers(context: MailContext, climbing: readonly ClimbingPaper[]): Part {
  const { language, look } = context
  const shown = climbing.map(({ paper, since, reasons }) => [identityOf(paper), since, reasons])
  return part(context, ['climbing', shown], () => (
    <MailRow>
      {climbing.map((entry) => (
        <ClimbingLine entry={entry} language={language} styles={look.styles} />
      ))}
    </MailRow>
  ))
}
