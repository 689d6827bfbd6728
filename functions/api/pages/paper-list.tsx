import type { FC } from 'hono/jsx'
import type { ClimbingPaper, EditionPaper } from '../../../shared/edition/edition.ts'
import type { Language } from '../../../shared/language/en.ts'
import { climbingReasons, paperLinks, paperReasons, titleLink } from '../../../shared/mail/paper-card.tsx'
import type { PaperLinks } from '../../../shared/paper/paper.ts'

/** Papers in their order, on a page. */
export const PaperList: FC<{ papers: readonly EditionPaper[]; language: Language }> = ({
  papers,
  language,
}) => (
  <ol class="papers">
    {papers.map((entry) => (
      <PaperItem entry={entry} language={language} />
    ))}
  </ol>
)

/** Papers of earlier editions that have risen since, a line each. */
export const ClimbingList: FC<{ papers: readonly ClimbingPaper[]; language: Language }> = ({
  papers,
  language,
}) => (
  <>
    <h3 class="climbing">{language.edition.climbing}</h3>
    <ul>
      {papers.map((entry) => (
        <li>
          <PaperTitle title={entry.paper.title} links={entry.paper.links} />{' '}
          <span class="muted small">{climbingReasons(entry, language).join(' · ')}</span>
        </li>
      ))}
    </ul>
  </>
)

const PaperTitle: FC<{ title: string; links: PaperLinks }> = ({ title, links }) => {
  const target = titleLink(links)
  return target ? <a href={target}>{title}</a> : title
}

const PaperItem: FC<{ entry: EditionPaper; language: Language }> = ({ entry, language }) => {
  const { paper, summary, rank } = entry
  const reasons = paperReasons(entry, language)
  return (
    <li class="paper">
      <span class="place">{rank}</span>
      <div>
        <h3>
          <PaperTitle title={paper.title} links={paper.links} />
        </h3>
        {paper.authors.length > 0 && <p class="meta">{language.paper.authors(paper.authors)}</p>}
        {summary.text !== '' && (
          <p>
            {summary.text}
            {summary.by === 'ai' && <span class="meta"> ({language.paper.aiSummary})</span>}
          </p>
        )}
        {(entry.related ?? []).map((related) => (
          <p class="meta">
            {language.paper.related} <PaperTitle title={related.title} links={related.links} />
          </p>
        ))}
        <p class="meta">
          {reasons.join(' · ')}
          {paperLinks(paper.links, language).map(({ label, url }, index) => (
            <>
              {index + reasons.length > 0 ? ' · ' : ''}
              <a href={url}>{label}</a>
            </>
          ))}
        </p>
      </div>
    </li>
  )
}
