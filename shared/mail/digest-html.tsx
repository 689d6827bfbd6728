import { html } from 'hono/html'
import type { Child } from 'hono/jsx'
import type { Digest } from '../edition/digest.ts'
import type { ClimbingPaper } from '../edition/edition.ts'
import { paperReasons } from '../language/paper-words.ts'
import { identityOf } from '../memory/identity.ts'
import { CountLine, DigestTemplate, NoteRow, SectionRow, UnmetLine, WhyLine } from './digest-template.tsx'
import { digestNotes, digestPreview, readOn, unmetTopics } from './digest-words.ts'
import { ownPlaces } from './filled-mail.ts'
import { editionUrl, type MailContext } from './mail-context.ts'
import { MailRow } from './mail-table.tsx'
import { ClimbingLine, PaperCard, PaperMeta } from './paper-card.tsx'
import { type Entry, headKey, linksKey, reasonsKey } from './paper-keys.ts'
import type { Hole, Part } from './template.ts'

/** The HTML of a digest: its template, with parts in all holes but those of the reader's own. */
export function digestHtml(context: MailContext, digest: Digest): Part {
  const { language, look } = context
  const { styles } = look
  const { top, climbing, topics } = digest
  const notes = digestNotes(digest, language).join(' ')
  const count = top.length > 0 ? language.edition.top(top.length, digest.paperCount) : undefined
  return {
    ...part(context, 'digest', (hole) => <DigestTemplate context={context} hole={hole} />),
    holes: {
      preview: [words(context, digestPreview(digest, language))],
      dates: [words(context, language.dates(digest.editions))],
      count: [part(context, `count ${count}`, () => count && <CountLine text={count} styles={styles} />)],
      rows: [
        part(context, `notes ${notes}`, () => notes !== '' && <NoteRow text={notes} look={look} />),
        ...top.map((entry, index) => card(context, entry, index + 1)),
        ...(climbing.length > 0
          ? [section(context, language.edition.climbing), climbers(context, climbing)]
          : []),
        ...topics.flatMap(({ topic, papers }) => [
          section(context, language.edition.topicSection(topic)),
          ...papers.map((entry) => card(context, entry, undefined)),
        ]),
      ],
      unmet: unmetTopics(digest, language).map((text) =>
        part(context, `unmet ${text}`, () => <UnmetLine text={text} styles={styles} />),
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
  return part(context, `why ${JSON.stringify(why)}`, () =>
    why.map((text) => <WhyLine text={text} styles={styles} />),
  )
}

/** A component with a key of its kind and of what it shows. */
function part({ language }: MailContext, shown: string, render: (hole: Hole) => Child): Part {
  return { key: `html ${language.tag} ${shown}`, render: (hole) => String(html`${render(hole)}`) }
}

function words(context: MailContext, text: string): Part {
  return part(context, `words ${text}`, () => text)
}

function section(context: MailContext, text: string): Part {
  return part(context, `section ${text}`, () => <SectionRow text={text} styles={context.look.styles} />)
}

function card(context: MailContext, entry: Entry, place: number | undefined): Part {
  const { language, look } = context
  const { styles } = look
  const { paper, summary, related = [] } = entry
  return {
    ...part(context, `card ${place} ${headKey(entry)} ${linksKey(entry)}`, (hole) => (
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
        part(context, `meta ${linksKey(entry)} ${reasonsKey(entry)}`, () => (
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

function climbers(context: MailContext, climbing: readonly ClimbingPaper[]): Part {
  const { language, look } = context
  const shown = climbing.map(({ paper, since, reasons }) => [identityOf(paper), since, identityOf(reasons)])
  return part(context, `climbing ${shown.join()}`, () => (
    <MailRow>
      {climbing.map((entry) => (
        <ClimbingLine entry={entry} language={language} styles={look.styles} />
      ))}
    </MailRow>
  ))
}
