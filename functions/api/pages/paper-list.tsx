import type { FC } from 'hono/jsx'
import type { EditionPaper } from '../../../shared/edition/edition.ts'
import type { Language } from '../../../shared/language/en.ts'
import { paperLinks, paperReasons, titleLink } from '../../../shared/mail/paper-card.tsx'

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

const PaperItem: FC<{ entry: EditionPaper; language: Language }> = ({ entry, language }) => {
  const { paper, summary, rank } = entry
  const target = titleLink(paper.links)
  const reasons = paperReasons(entry, language)
  return (
    <li class="paper">
      <span class="place">{rank}</span>
      <div>
        <h3>{target ? <a href={target}>{paper.title}</a> : paper.title}</h3>
        {paper.authors.length > 0 && <p class="meta">{language.paper.authors(paper.authors)}</p>}
        {summary.text !== '' && (
          <p>
            {summary.text}
            {summary.by === 'ai' && <span class="meta"> ({language.paper.aiSummary})</span>}
          </p>
        )}
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
