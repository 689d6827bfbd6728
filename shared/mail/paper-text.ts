import type { EditionPaper } from '../edition/edition.ts'
import type { Language } from '../language/language.ts'
import { paperLinks, paperOrigin, paperReasons } from '../language/paper-words.ts'
import { type Entry, headKey, linksKey, reasonsKey } from './paper-keys.ts'
import { wrap } from './plain-text.ts'
import type { Part } from './template.ts'

const indent = ' '.repeat(4)

/**
 * One paper in the plain text of a digest, behind its mark and with an empty line below. The reasons are a part of
 * their own, because readers with different topics see different ones.
 */
export function paperTextParts(entry: Entry, mark: string, language: Language): readonly Part[] {
  const { paper, summary, related = [] } = entry
  const { tag } = language
  return [
    {
      key: `head ${tag} ${mark} ${headKey(entry)}`,
      render: () => lines(paperHead({ paper, summary }, mark, language)),
    },
    {
      key: `reasons ${tag} ${reasonsKey(entry)}`,
      render: () => {
        const reasons = paperReasons(entry, language)
        return lines(reasons.length > 0 ? [wrap(reasons.join(' · '), indent)] : [])
      },
    },
    {
      key: `links ${tag} ${linksKey(entry)}`,
      render: () =>
        lines([
          ...related.map(({ title }) => wrap(`${language.paper.related} ${title}`, indent)),
          ...paperLinks(paper.links, language).map(({ label, url }) => `${indent}${label}: ${url}`),
          '',
        ]),
    },
  ]
}

const lines = (texts: readonly string[]): string => texts.map((text) => `${text}\n`).join('')

function paperHead(
  { paper, summary }: Pick<EditionPaper, 'paper' | 'summary'>,
  mark: string,
  language: Language,
): string[] {
  const title = wrap(`${mark.padEnd(indent.length)}${paper.title}`).replaceAll('\n', `\n${indent}`)
  const origin = paperOrigin(paper, language)
  const label = summary.by === 'ai' ? ` (${language.paper.aiSummary})` : ''
  return [
    title,
    ...(origin === '' ? [] : [wrap(origin, indent)]),
    ...(summary.text === '' ? [] : [wrap(`${summary.text}${label}`, indent)]),
  ]
}
