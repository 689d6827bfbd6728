import type { FC } from 'hono/jsx'
import { MailButton } from './mail-button.tsx'
import type { MailContext } from './mail-context.ts'
import { MailFrame } from './mail-frame.tsx'
import type { MailStyles } from './mail-style.ts'
import { MailRow, MailTable } from './mail-table.tsx'
import type { Hole } from './template.ts'

interface DigestTemplateProps {
  readonly context: MailContext
  readonly hole: Hole
}

/**
 * What all digests in a language share. `digestHtml` says what stands in its holes, but for the places of the
 * reader's own.
 */
export const DigestTemplate: FC<DigestTemplateProps> = ({ context, hole }) => {
  const { language, look, senderName, postalAddress } = context
  const { styles } = look
  return (
    <MailFrame
      language={language.tag}
      look={look}
      title={language.digest.heading}
      preview={hole('preview')}
      footer={
        <>
          {hole('why')}
          <p style={styles.footerLine}>
            <a href={hole('preferences')} style={styles.footerLink}>
              {language.digest.preferences}
            </a>
            {' · '}
            <a href={hole('unsubscribe')} style={styles.footerLink}>
              {language.digest.unsubscribe}
            </a>
          </p>
          <p style={styles.footerLine}>
            {language.footer.noTracking} {language.footer.reply}
          </p>
          <p style={styles.footerLine}>{language.footer.from(senderName, postalAddress)}</p>
        </>
      }
    >
      <p class="muted" style={styles.brand}>
        {language.brand}
      </p>
      <h1 class="ink" style={styles.heading}>
        {hole('dates')}
      </h1>
      {hole('count')}
      <MailTable>{hole('rows')}</MailTable>
      {hole('unmet')}
      <MailButton href={hole('edition')} look={look}>
        {hole('readOn')}
      </MailButton>
    </MailFrame>
  )
}

interface Sentence {
  readonly text: string
  readonly styles: MailStyles
}

/** How many papers are shown, of how many. */
export const CountLine: FC<Sentence> = ({ text, styles }) => (
  <p class="muted" style={styles.subheading}>
    {text}
  </p>
)

export const UnmetLine: FC<Sentence> = ({ text, styles }) => (
  <p class="muted" style={styles.unmet}>
    {text}
  </p>
)

/** Why this reader gets it: a sentence each for when and what they asked for. */
export const WhyLine: FC<Sentence> = ({ text, styles }) => <p style={styles.footerLine}>{text}</p>

/** The title of a part of the digest, as a row of a `MailTable`. */
export const SectionRow: FC<Sentence> = ({ text, styles }) => (
  <MailRow class="line" style={styles.section} gap={30}>
    <h2 class="ink" style={styles.sectionTitle}>
      {text}
    </h2>
  </MailRow>
)

/** What a reader should know before the papers, as a row of a `MailTable`. */
export const NoteRow: FC<{ text: string; look: MailContext['look'] }> = ({ text, look }) => (
  <MailRow class="note" bgcolor={look.palette.light.note} style={look.styles.note} gap={16}>
    {text}
  </MailRow>
)
