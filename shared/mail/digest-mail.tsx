import type { Digest } from '../edition/digest.ts'
import { showableTopics } from '../paper/topic/parse-topic.ts'
import { carriedEpoch } from '../subscriber/link/epoch.ts'
import type { Confirmed } from '../subscriber/subscriber.ts'
import type { EpochMs } from '../time/clock.ts'
import { digestText } from './digest-text.ts'
import { digestNotes, digestPreview, readOn, unmetTopics } from './digest-words.ts'
import type { Mail } from './mail.ts'
import { MailButton } from './mail-button.tsx'
import { automatic, editionUrl, linkUrl, type MailContext, type ReaderLinks } from './mail-context.ts'
import { MailFrame } from './mail-frame.tsx'
import type { MailStyles } from './mail-style.ts'
import { MailRow, MailTable } from './mail-table.tsx'
import { ClimbingLine, PaperCard } from './paper-card.tsx'

/** A digest as a mail to its reader. */
export function composeDigestMail(
  context: MailContext,
  reader: Confirmed,
  digest: Digest,
  now: EpochMs,
): Mail {
  const { language } = context
  const links: ReaderLinks = {
    edition: editionUrl(context, digest.onward.id),
    preferences: linkUrl(context, 'preferences', reader.id, now, carriedEpoch(reader)),
    unsubscribe: linkUrl(context, 'unsubscribe', reader.id, now),
  }
  const topics = showableTopics(reader.preferences.topics)
  const why = [
    language.digest.why(language.schedule(reader.preferences)),
    ...(topics.length > 0 ? [language.digest.topics(topics)] : []),
  ]
  const first = (digest.top[0] ?? digest.topics[0]?.papers[0])?.paper.title ?? language.digest.heading
  const shown = digest.top.length + digest.topics.reduce((sum, { papers }) => sum + papers.length, 0)
  return {
    to: reader.address,
    subject: language.digest.subject(first, shown - 1, digest.head.id),
    html: String(<DigestHtml context={context} digest={digest} links={links} why={why} />),
    text: digestText(context, digest, links, why),
    list: { name: context.senderName, id: context.listId },
    headers: {
      // RFC 8058 §3.1: one https URI that needs no further input, and the header that says that a POST is
      // enough.
      'List-Unsubscribe': `<${links.unsubscribe}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      ...automatic,
    },
  }
}

interface DigestHtmlProps {
  readonly context: MailContext
  readonly digest: Digest
  readonly links: ReaderLinks
  /** Why this reader gets it: a sentence each for when and what they asked for. */
  readonly why: readonly string[]
}

const DigestHtml = ({ context, digest, links, why }: DigestHtmlProps) => {
  const { language, look } = context
  const { styles } = look
  const notes = digestNotes(digest, language)
  return (
    <MailFrame
      language={language.tag}
      look={look}
      title={language.digest.heading}
      preview={digestPreview(digest, language)}
      footer={<DigestFooter context={context} links={links} why={why} />}
    >
      <p class="muted" style={styles.brand}>
        {language.brand}
      </p>
      <h1 class="ink" style={styles.heading}>
        {language.dates(digest.editions)}
      </h1>
      {digest.top.length > 0 && (
        <p class="muted" style={styles.subheading}>
          {language.edition.top(digest.top.length, digest.paperCount)}
        </p>
      )}
      <MailTable>
        {notes.length > 0 && (
          <MailRow class="note" bgcolor={look.palette.light.note} style={styles.note} gap={16}>
            {notes.join(' ')}
          </MailRow>
        )}
        {digest.top.map((entry, index) => (
          <PaperCard entry={entry} place={index + 1} language={language} styles={styles} />
        ))}
        {digest.climbing.length > 0 && (
          <>
            <Section title={language.edition.climbing} styles={styles} />
            <MailRow>
              {digest.climbing.map((entry) => (
                <ClimbingLine entry={entry} language={language} styles={styles} />
              ))}
            </MailRow>
          </>
        )}
        {digest.topics.map(({ topic, papers }) => (
          <>
            <Section title={language.edition.topicSection(topic)} styles={styles} />
            {papers.map((entry) => (
              <PaperCard entry={entry} place={undefined} language={language} styles={styles} />
            ))}
          </>
        ))}
      </MailTable>
      {unmetTopics(digest, language).map((sentence) => (
        <p class="muted" style={styles.unmet}>
          {sentence}
        </p>
      ))}
      <MailButton href={links.edition} look={look}>
        {readOn(digest, language)}
      </MailButton>
    </MailFrame>
  )
}

/** The title of a part of the digest, as a row of a `MailTable`. */
const Section = ({ title, styles }: { title: string; styles: MailStyles }) => (
  <MailRow class="line" style={styles.section} gap={30}>
    <h2 class="ink" style={styles.sectionTitle}>
      {title}
    </h2>
  </MailRow>
)

const DigestFooter = ({ context, links, why }: Omit<DigestHtmlProps, 'digest'>) => {
  const { language, look } = context
  const { styles } = look
  return (
    <>
      {why.map((sentence) => (
        <p style={styles.footerLine}>{sentence}</p>
      ))}
      <p style={styles.footerLine}>
        <a href={links.preferences} style={styles.footerLink}>
          {language.digest.preferences}
        </a>
        {' · '}
        <a href={links.unsubscribe} style={styles.footerLink}>
          {language.digest.unsubscribe}
        </a>
      </p>
      <p style={styles.footerLine}>
        {language.footer.noTracking} {language.footer.reply}
      </p>
      <p style={styles.footerLine}>{language.footer.from(context.senderName, context.postalAddress)}</p>
    </>
  )
}
