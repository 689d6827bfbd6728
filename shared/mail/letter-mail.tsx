import { confirmationLifetimeHours } from '../subscriber/confirmation.ts'
import { eraseLinkHours } from '../subscriber/erase.ts'
import type { Letter } from '../subscriber/letter.ts'
import { confirmToken } from '../subscriber/token.ts'
import type { EpochMs } from '../time/clock.ts'
import type { Mail } from './mail.ts'
import {
  automatic,
  confirmUrl,
  eraseUrl,
  type MailContext,
  preferencesLinkDays,
  preferencesUrl,
} from './mail-context.ts'
import { MailFrame } from './mail-frame.tsx'
import { styles } from './mail-style.ts'
import { underlined, wrap } from './plain-text.ts'

/** A letter's words with its link filled in. */
interface LetterText {
  readonly subject: string
  readonly heading: string
  readonly paragraphs: readonly string[]
  readonly button: string
  readonly url: string
  readonly note: string
}

/** A letter as a mail: one thing said, one link. */
export function composeLetterMail(context: MailContext, letter: Letter, now: EpochMs): Mail {
  const text = letterText(context, letter, now)
  return {
    to: letter.subscriber.address,
    subject: text.subject,
    html: String(<LetterHtml context={context} text={text} />),
    text: `${[
      underlined(text.heading),
      ...text.paragraphs.map((paragraph) => wrap(paragraph)),
      `${text.button}:\n${text.url}`,
      wrap(text.note),
      `-- \n${wrap(context.language.footer.from(context.senderName, context.postalAddress))}`,
    ].join('\n\n')}\n`,
    headers: automatic,
  }
}

function letterText(context: MailContext, letter: Letter, now: EpochMs): LetterText {
  const words = context.language.letters[letter.letter]
  const { url, lifetime } = linkOf(context, letter, now)
  return {
    subject: words.subject,
    heading: words.heading,
    paragraphs: paragraphsOf(context, letter),
    button: words.button,
    url,
    note: words.note(lifetime),
  }
}

function paragraphsOf({ language }: MailContext, letter: Letter): readonly string[] {
  if (letter.letter === 'erase') return language.letters.erase.body
  const { preferences } = letter.subscriber
  return language.letters[letter.letter].body(language.schedule(preferences), preferences.topics)
}

function linkOf(context: MailContext, letter: Letter, now: EpochMs): { url: string; lifetime: number } {
  switch (letter.letter) {
    case 'confirm':
    case 'undo':
      return {
        url: confirmUrl(context, confirmToken(letter.subscriber.id, letter.secret)),
        lifetime: confirmationLifetimeHours,
      }
    case 'already-subscribed':
    case 'fresh-link':
      return {
        url: preferencesUrl(context, letter.subscriber.id, now),
        lifetime: preferencesLinkDays,
      }
    case 'erase':
      return { url: eraseUrl(context, letter.subscriber.id, now), lifetime: eraseLinkHours }
  }
}

const LetterHtml = ({ context, text }: { context: MailContext; text: LetterText }) => (
  <MailFrame
    language={context.language.tag}
    title={text.subject}
    preview={text.paragraphs[0] ?? ''}
    footer={
      <p style={styles.footerLine}>
        {context.language.footer.from(context.senderName, context.postalAddress)}
      </p>
    }
  >
    <p class="muted" style={styles.brand}>
      {context.language.brand}
    </p>
    <h1 class="ink" style={styles.heading}>
      {text.heading}
    </h1>
    {text.paragraphs.map((paragraph) => (
      <p class="ink" style={styles.paragraph}>
        {paragraph}
      </p>
    ))}
    <p style={styles.buttonLine}>
      <a href={text.url} class="button" style={styles.button}>
        {text.button}
      </a>
    </p>
    <p class="muted" style={styles.small}>
      {text.note}
    </p>
    <p class="muted" style={styles.small}>
      <a href={text.url} class="link" style={styles.link}>
        {text.url}
      </a>
    </p>
  </MailFrame>
)
