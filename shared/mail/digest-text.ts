import type { Digest, TopPaper } from '../edition/digest.ts'
import type { ClimbingPaper, EditionPaper } from '../edition/edition.ts'
import type { TopicPaper } from '../edition/topic-section.ts'
import type { Language } from '../language/language.ts'
import { climbingReasons, paperLinks, paperOrigin, paperReasons } from '../language/paper-words.ts'
import { titleLink } from '../paper/paper.ts'
import { digestNotes, readOn, unmetTopics } from './digest-words.ts'
import type { MailContext, ReaderLinks } from './mail-context.ts'
import { underlined, wrap } from './plain-text.ts'

/** The plain text of a digest. It says everything that the HTML says, and reads well on its own. */
export function digestText(
  context: MailContext,
  digest: Digest,
  links: ReaderLinks,
  why: readonly string[],
): string {
  const { language } = context
  const notes = digestNotes(digest, language)
  const blocks = [
    underlined(`${language.brand} · ${language.dates(digest.editions)}`),
    ...(digest.top.length > 0 ? [language.edition.top(digest.top.length, digest.paperCount)] : []),
    ...(notes.length > 0 ? [wrap(notes.join(' '))] : []),
    ...digest.top.map((entry, index) => paperText(entry, `${index + 1}. `, language)),
    ...(digest.climbing.length > 0
      ? [
          underlined(language.edition.climbing),
          ...digest.climbing.map((entry) => climbingText(entry, language)),
        ]
      : []),
    ...digest.topics.flatMap(({ topic, papers }) => [
      underlined(language.edition.topicSection(topic)),
      ...papers.map((entry) => paperText(entry, '* ', language)),
    ]),
    ...unmetTopics(digest, language).map((sentence) => wrap(sentence)),
    `${readOn(digest, language)}:\n${links.edition}`,
    [
      '-- ',
      ...why.map((sentence) => wrap(sentence)),
      `${language.digest.preferences}: ${links.preferences}`,
      `${language.digest.unsubscribe}: ${links.unsubscribe}`,
      wrap(`${language.footer.noTracking} ${language.footer.reply}`),
      wrap(language.footer.from(context.senderName, context.postalAddress)),
    ].join('\n'),
  ]
  return `${blocks.join('\n\n')}\n`
}

function climbingText(entry: ClimbingPaper, language: Language): string {
  const { paper } = entry
  const target = titleLink(paper.links)
  return [
    wrap(`*   ${paper.title}`).replaceAll('\n', '\n    '),
    wrap(climbingReasons(entry, language).join(' · '), '    '),
    ...(target ? [`    ${target}`] : []),
  ].join('\n')
}

function paperText(entry: EditionPaper | TopPaper | TopicPaper, mark: string, language: Language): string {
  const { paper, summary } = entry
  const indent = ' '.repeat(4)
  const title = wrap(`${mark.padEnd(indent.length)}${paper.title}`).replaceAll('\n', `\n${indent}`)
  const reasons = paperReasons(entry, language)
  const origin = paperOrigin(paper, language)
  const related = entry.related ?? []
  const label = summary.by === 'ai' ? ` (${language.paper.aiSummary})` : ''
  return [
    title,
    ...(origin === '' ? [] : [wrap(origin, indent)]),
    ...(summary.text === '' ? [] : [wrap(`${summary.text}${label}`, indent)]),
    ...(reasons.length > 0 ? [wrap(reasons.join(' · '), indent)] : []),
    ...related.map(({ title }) => wrap(`${language.paper.related} ${title}`, indent)),
    ...paperLinks(paper.links, language).map(({ label, url }) => `${indent}${label}: ${url}`),
  ].join('\n')
}
