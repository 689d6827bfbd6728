import type { FC } from 'hono/jsx'
import type { ClimbingPaper, EditionPaper } from '../../../shared/edition/edition.ts'
import type { Language } from '../../../shared/language/language.ts'
import {
  climbingReasons,
  paperLinks,
  paperOrigin,
  paperReasons,
} from '../../../shared/language/paper-words.ts'
import { OriginalText } from '../../../shared/mail/original-text.tsx'
import { type PaperLinks, titleLink } from '../../../shared/paper/paper.ts'

interface ListProps<Entry> {
  readonly papers: readonly Entry[]
  readonly language: Language
  /** One level below the edition's heading. */
  readonly heading: 'h2' | 'h3'
}

/** The papers of an edition in the order of their rank. */
export const PaperList: FC<ListProps<EditionPaper>> = ({ papers, language, heading }) => (
  <ol class="papers">
    {papers.map((entry) => (
      <PaperItem entry={entry} language={language} heading={heading} />
    ))}
  </ol>
)

/** Papers of earlier editions that have risen since then, one line each. */
export const ClimbingList: FC<ListProps<ClimbingPaper>> = ({ papers, language, heading: Heading }) => (
  <>
    <Heading class="climbing">{language.edition.climbing}</Heading>
    <ul>
      {papers.map((entry) => (
        <li>
          <PaperTitle title={entry.paper.title} links={entry.paper.links} language={language} />{' '}
          <span class="muted small">{climbingReasons(entry, language).join(' · ')}</span>
        </li>
      ))}
    </ul>
  </>
)

const PaperTitle: FC<{ title: string; links: PaperLinks; language: Language }> = ({
  title,
  links,
  language,
}) => {
  const target = titleLink(links)
  const text = <OriginalText language={language} text={title} />
  return target ? <a href={target}>{text}</a> : text
}

const PaperItem: FC<Omit<ListProps<EditionPaper>, 'papers'> & { entry: EditionPaper }> = ({
  entry,
  language,
  heading: Heading,
}) => {
  const { paper, summary, rank } = entry
  const reasons = paperReasons(entry, language)
  const origin = paperOrigin(paper, language)
  return (
    <li class="paper">
      <span class="place">{rank}</span>
      <div>
        <Heading>
          <PaperTitle title={paper.title} links={paper.links} language={language} />
        </Heading>
        {origin !== '' && <p class="meta">{origin}</p>}
        {summary.text !== '' && (
          <p>
            <OriginalText language={language} text={summary.text} />
            {summary.by === 'ai' && <span class="meta"> ({language.paper.aiSummary})</span>}
          </p>
        )}
        {(entry.related ?? []).map((related) => (
          <p class="meta">
            {language.paper.related}{' '}
            <PaperTitle title={related.title} links={related.links} language={language} />
          </p>
        ))}
        <p class="meta">
          {reasons.join(' · ')}
          {paperLinks(paper.links, language).map(({ label, url }, index) => (
            <>
              {index + reasons.length > 0 ? ' · ' : ''}
              {/* A screen reader lists links by name, and ten links with the same name say nothing. */}
              <a href={url} aria-label={language.pages.linkOf(label, paper.title)}>
                {label}
              </a>
            </>
          ))}
        </p>
      </div>
    </li>
  )
}
