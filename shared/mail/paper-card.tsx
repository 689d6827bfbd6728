import type { FC } from 'hono/jsx'
import type { TopPaper } from '../edition/digest.ts'
import type { ClimbingPaper, EditionPaper, PaperMention } from '../edition/edition.ts'
import type { TopicPaper } from '../edition/topic-section.ts'
import type { Language } from '../language/en.ts'
import type { PaperLinks } from '../paper/paper.ts'
import { styles } from './mail-style.ts'

interface PaperCardProps {
  readonly entry: EditionPaper | TopPaper | TopicPaper
  readonly place: number | undefined
  readonly language: Language
}

/** One paper in a digest. */
export const PaperCard: FC<PaperCardProps> = ({ entry, place, language }) => {
  const { paper, summary } = entry
  const target = titleLink(paper.links)
  return (
    <div class="line" style={styles.paper}>
      <h2 class="ink" style={styles.paperTitle}>
        {place !== undefined && (
          <span class="muted" style={styles.paperRank}>
            {place}.{' '}
          </span>
        )}
        {target ? (
          <a href={target} class="ink" style={styles.paperTitleLink}>
            {paper.title}
          </a>
        ) : (
          paper.title
        )}
      </h2>
      {paper.authors.length > 0 && (
        <p class="muted" style={styles.authors}>
          {language.paper.authors(paper.authors)}
        </p>
      )}
      {summary.text !== '' && (
        <p class="ink" style={styles.summary}>
          {summary.text}
          {summary.by === 'ai' && (
            <span class="muted" style={styles.aiLabel}>
              {' '}
              ({language.paper.aiSummary})
            </span>
          )}
        </p>
      )}
      <RelatedPapers related={entry.related ?? []} language={language} />
      <PaperMeta entry={entry} language={language} />
    </div>
  )
}

/** Nearly the same work, in one line each. */
const RelatedPapers: FC<{ related: readonly PaperMention[]; language: Language }> = ({ related, language }) =>
  related.map(({ title, links }) => {
    const target = titleLink(links)
    return (
      <p class="muted" style={styles.meta}>
        {language.paper.related}{' '}
        {target ? (
          <a href={target} class="link" style={styles.link}>
            {title}
          </a>
        ) : (
          title
        )}
      </p>
    )
  })

/** A paper that was new in an earlier edition and has risen since. */
export const ClimbingLine: FC<{ entry: ClimbingPaper; language: Language }> = ({ entry, language }) => {
  const { paper } = entry
  const target = titleLink(paper.links)
  return (
    <p class="ink" style={styles.summary}>
      {target ? (
        <a href={target} class="link" style={styles.link}>
          {paper.title}
        </a>
      ) : (
        paper.title
      )}
      <span class="muted" style={styles.aside}>
        {' '}
        {climbingReasons(entry, language).join(' · ')}
      </span>
    </p>
  )
}

const PaperMeta: FC<Omit<PaperCardProps, 'place'>> = ({ entry, language }) => {
  const reasons = paperReasons(entry, language)
  const links = paperLinks(entry.paper.links, language)
  if (reasons.length + links.length === 0) return null
  return (
    <p class="muted" style={styles.meta}>
      {reasons.join(' · ')}
      {links.map(({ label, url }, index) => (
        <>
          {index + reasons.length > 0 ? ' · ' : ''}
          <a href={url} class="link" style={styles.link}>
            {label}
          </a>
        </>
      ))}
    </p>
  )
}

/** Where a paper's title leads. */
export function titleLink(links: PaperLinks): string | undefined {
  return links.abstract ?? links.discussion ?? links.project ?? links.pdf
}

/** Why a paper is where it is, in words; for a reader, what of their topics it has, too. */
export function paperReasons(entry: EditionPaper | TopPaper | TopicPaper, language: Language): string[] {
  return [
    ...entry.reasons.map((reason) => language.paper.reason(reason)),
    ...('topics' in entry && entry.topics.length > 0 ? [language.paper.matches(entry.topics)] : []),
    ...('why' in entry ? [language.paper.found(entry.why)] : []),
    ...('knownSince' in entry && entry.knownSince ? [language.paper.knownSince(entry.knownSince)] : []),
  ]
}

/** Why a paper is back, in words. */
export function climbingReasons({ reasons, since }: ClimbingPaper, language: Language): string[] {
  return [
    language.edition.climbingSince(since),
    ...reasons.slice(0, 1).map((reason) => language.paper.reason(reason)),
  ]
}

/** A paper's links with their labels, in reading order. */
export function paperLinks(links: PaperLinks, language: Language): { label: string; url: string }[] {
  const order = ['abstract', 'pdf', 'code', 'project', 'discussion'] as const
  return order.flatMap((kind) => {
    const url = links[kind]
    return url ? [{ label: language.paper.links[kind], url }] : []
  })
}
