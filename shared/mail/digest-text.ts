import type { Digest } from '../edition/digest.ts'
import type { ClimbingPaper } from '../edition/edition.ts'
import type { Language } from '../language/language.ts'
import { climbingReasons } from '../language/paper-words.ts'
import { titleLink } from '../paper/paper.ts'
import { type CardOf, cardParts } from './card-parts.tsx'
import { digestNotes, readOn, unmetTopics } from './digest-words.ts'
import type { OwnPlace } from './filled-mail.ts'
import { editionUrl, type MailContext } from './mail-context.ts'
import { underlined, wrap } from './plain-text.ts'
import type { Part } from './template.ts'

/**
 * The plain text of a digest, in parts, with the places of the reader's own. It says everything that the HTML says,
 * and reads well on its own.
 */
export function digestText(
  context: MailContext,
  digest: Digest,
  cardOf: CardOf = cardParts,
): readonly (Part | OwnPlace)[] {
  const { language } = context
  const notes = digestNotes(digest, language)
  return [
    title(`${language.brand} · ${language.dates(digest.editions)}`),
    ...(digest.top.length > 0 ? [block(language.edition.top(digest.top.length, digest.paperCount))] : []),
    ...(notes.length > 0 ? [block(wrap(notes.join(' ')))] : []),
    ...digest.top.flatMap((entry, index) => cardOf(context, entry, index + 1).text),
    ...(digest.climbing.length > 0
      ? [
          title(language.edition.climbing),
          ...digest.climbing.map((entry) => block(climbingText(entry, language))),
        ]
      : []),
    ...digest.topics.flatMap(({ topic, papers }) => [
      title(language.edition.topicSection(topic)),
      ...papers.flatMap((entry) => cardOf(context, entry).text),
    ]),
    ...unmetTopics(digest, language).map((sentence) => block(wrap(sentence))),
    block(`${readOn(digest, language)}:\n${editionUrl(context, digest.onward.id)}`),
    said('-- \n'),
    'why',
    said(`${language.digest.preferences}: `),
    'preferences',
    said(`\n${language.digest.unsubscribe}: `),
    'unsubscribe',
    closing(context),
  ]
}

/** Why a reader gets a digest, at the place `why` of its text. */
export function whyText(why: readonly string[]): string {
  return why.map((sentence) => `${wrap(sentence)}\n`).join('')
}

/** A part that is known by its words. */
const said = (text: string): Part => ({ key: `said ${text}`, render: () => text })

/** Blocks stand apart by an empty line. */
const block = (text: string): Part => said(`${text}\n\n`)

const title = (text: string): Part => ({ key: `title ${text}`, render: () => `${underlined(text)}\n\n` })

/** What all digests in a language end with. */
const closing = ({ language, senderName, postalAddress }: MailContext): Part => ({
  key: `closing ${language.tag}`,
  render: () =>
    [
      '',
      wrap(`${language.footer.noTracking} ${language.footer.reply}`),
      wrap(language.footer.from(senderName, postalAddress)),
      '',
    ].join('\n'),
})

function climbingText(entry: ClimbingPaper, language: Language): string {
  const { paper } = entry
  const target = titleLink(paper.links)
  return [
    wrap(`*   ${paper.title}`).replaceAll('\n', '\n    '),
    wrap(climbingReasons(entry, language).join(' · '), '    '),
    ...(target ? [`    ${target}`] : []),
  ].join('\n')
}
