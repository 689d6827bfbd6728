import type { Child, FC } from 'hono/jsx'
import type { ClimbingPaper, EditionPaper, PaperMention } from '../edition/edition.ts'
import type { Language } from '../language/language.ts'
import { climbingReasons, paperLinks, paperOrigin } from '../language/paper-words.ts'
import { type Paper, titleLink } from '../paper/paper.ts'
import type { MailStyles } from './mail-style.ts'
import { MailRow } from './mail-table.tsx'
import { OriginalText } from './original-text.tsx'

interface Shown {
  readonly language: Language
  readonly styles: MailStyles
}

interface PaperCardProps extends Shown {
  /** What all readers see of it. */
  readonly entry: Pick<EditionPaper, 'paper' | 'summary' | 'related'>
  readonly place: number | undefined
  /** A `PaperMeta`: readers with different topics see different reasons. */
  readonly meta: Child
}

/** One paper in a digest, as a row of a `MailTable`. */
export const PaperCard: FC<PaperCardProps> = ({ entry, place, meta, language, styles }) => {
  const { paper, summary } = entry
  const target = titleLink(paper.links)
  const origin = paperOrigin(paper, language)
  return (
    <MailRow class="line" style={styles.paper} gap={20}>
      <h2 class="ink" style={styles.paperTitle}>
        {place !== undefined && (
          <span class="muted" style={styles.paperRank}>
            {place}.{' '}
          </span>
        )}
        {target ? (
          <a href={target} class="ink" style={styles.paperTitleLink}>
            <OriginalText language={language} text={paper.title} />
          </a>
        ) : (
          <OriginalText language={language} text={paper.title} />
        )}
      </h2>
      {origin !== '' && (
        <p class="muted" style={styles.authors}>
          {origin}
        </p>
      )}
      {summary.text !== '' && (
        <p class="ink" style={styles.summary}>
          <OriginalText language={language} text={summary.text} />
          {summary.by === 'ai' && (
            <span class="muted" style={styles.aiLabel}>
              {' '}
              ({language.paper.aiSummary})
            </span>
          )}
        </p>
      )}
      <RelatedPapers related={entry.related ?? []} language={language} styles={styles} />
      {meta}
    </MailRow>
  )
}

/** Papers of nearly the same work, in one line each. */
const RelatedPapers: FC<Shown & { related: readonly PaperMention[] }> = ({ related, language, styles }) =>
  related.map(({ title, links }) => {
    const target = titleLink(links)
    return (
      <p class="muted" style={styles.meta}>
        {language.paper.related}{' '}
        {target ? (
          <a href={target} class="link" style={styles.link}>
            <OriginalText language={language} text={title} />
          </a>
        ) : (
          <OriginalText language={language} text={title} />
        )}
      </p>
    )
  })

/** A paper that was new in an earlier edition and has risen since. */
export const ClimbingLine: FC<Shown & { entry: ClimbingPaper }> = ({ entry, language, styles }) => {
  const { paper } = entry
  const target = titleLink(paper.links)
  return (
    <p class="ink" style={styles.summary}>
      {target ? (
        <a href={target} class="link" style={styles.link}>
          <OriginalText language={language} text={paper.title} />
        </a>
      ) : (
        <OriginalText language={language} text={paper.title} />
      )}
      <span class="muted" style={styles.aside}>
        {' '}
        {climbingReasons(entry, language).join(' · ')}
      </span>
    </p>
  )
}

interface PaperMetaProps extends Shown {
  readonly paper: Paper
  /** In words. */
  readonly reasons: readonly string[]
}

/** Why a paper stands where it does, and where to read it. */
export const PaperMeta: FC<PaperMetaProps> = ({ paper, reasons, language, styles }) => {
  const links = paperLinks(paper.links, language)
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
