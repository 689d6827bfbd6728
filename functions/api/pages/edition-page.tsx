import type { FC } from 'hono/jsx'
import { type Edition, type EditionHead, isByRecency, isSample } from '../../../shared/edition/edition.ts'
import type { Language } from '../../../shared/language/language.ts'
import type { Site } from '../api-deps.ts'
import { Layout } from './layout.tsx'
import { ClimbingList, PaperList } from './paper-list.tsx'

interface EditionPageProps {
  readonly site: Site
  readonly language: Language
  readonly edition: Edition
  readonly others: readonly EditionHead[]
}

/** The page of one edition with all its papers. */
export const EditionPage: FC<EditionPageProps> = ({ site, language, edition, others }) => (
  <Layout site={site} language={language} title={language.date(edition.id)}>
    <EditionSection edition={edition} language={language} heading="h1" />
    <SourcesSection edition={edition} language={language} />
    {others.length > 0 && (
      <section class="sheet">
        <h2>{language.pages.otherEditions}</h2>
        <ul>
          {others.map(({ id }) => (
            <li>
              <a href={`/editions/${id}`}>{language.date(id)}</a>
            </li>
          ))}
        </ul>
      </section>
    )}
  </Layout>
)

/** Names the sources of the papers and what each gave. */
const SourcesSection: FC<Pick<EditionPageProps, 'edition' | 'language'>> = ({ edition, language }) =>
  edition.sources.length > 0 && (
    <section class="sheet">
      <h2>{language.pages.sources}</h2>
      <ul>
        {edition.sources.map((result) => (
          <li>{language.edition.source(result)}</li>
        ))}
      </ul>
      {edition.otherCount > 0 && <p>{language.edition.others(edition.otherCount)}</p>}
    </section>
  )

interface EditionSectionProps {
  readonly edition: Edition
  readonly language: Language
  /** The number of papers to show, with a link to the rest; without it, all of them. */
  readonly limit?: number
  /** `h1` if the edition is the page's own subject; default `h2`. */
  readonly heading?: 'h1' | 'h2'
}

export const EditionSection: FC<EditionSectionProps> = ({
  edition,
  language,
  limit,
  heading: Heading = 'h2',
}) => {
  const shown = edition.papers.slice(0, limit)
  const below = Heading === 'h1' ? 'h2' : 'h3'
  return (
    <section class="sheet">
      <Heading>{language.date(edition.id)}</Heading>
      {edition.kind === 'papers' ? (
        <p class="muted small">{language.edition.top(shown.length, edition.paperCount)}</p>
      ) : (
        <p>{language.edition.kind[edition.kind]}</p>
      )}
      {isSample(edition) && <p class="note">{language.edition.sample}</p>}
      {isByRecency(edition) && <p class="note">{language.edition.byRecency}</p>}
      {shown.length > 0 && <PaperList papers={shown} language={language} heading={below} />}
      {edition.climbing.length > 0 && (
        <ClimbingList papers={edition.climbing} language={language} heading={below} />
      )}
      {shown.length < edition.paperCount && (
        <p class="actions">
          <a href={`/editions/${edition.id}`}>{language.edition.whole(shown.length, edition.paperCount)}</a>
        </p>
      )}
    </section>
  )
}
