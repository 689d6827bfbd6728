import type { BesideWords, LetterWords } from '../language/catalogue-shapes.ts'
import { choiceChanges } from '../language/choice-changes.ts'
import { languageName } from '../language/neutral-words.ts'
import { pauseEnd } from '../language/pause-end.ts'
import { showableTopics } from '../paper/topic/parse-topic.ts'
import { type Letter, letters } from '../subscriber/letter/letters.ts'
import { carriedEpoch, carriedEpochOfLetter } from '../subscriber/link/epoch.ts'
import { links, mayNameMailbox, type Purpose } from '../subscriber/link/links.ts'
import { carriedByRefusal } from '../subscriber/link/refusal-link.ts'
import type { EpochMs } from '../time/clock.ts'
import type { Mail } from './mail.ts'
import { MailButton } from './mail-button.tsx'
import { automatic, linkUrl, type MailContext } from './mail-context.ts'
import { MailFrame } from './mail-frame.tsx'
import { underlined, wrap } from './plain-text.ts'

/** A letter's words with its links filled in. */
interface LetterText {
  readonly subject: string
  readonly heading: string
  readonly paragraphs: readonly string[]
  readonly button: string
  readonly url: string
  readonly note: string
  /** What is said in small type below: when it was asked for. */
  readonly asked?: string
  readonly beside?: BesideWords & { readonly url: string }
}

/**
 * A letter as a mail, with one message and one link, and at most a quieter one below. Throws if a letter whose link acts for a
 * request names none.
 */
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
      ...(text.asked === undefined ? [] : [wrap(text.asked)]),
      ...(text.beside ? [wrap(text.beside.text), `${text.beside.label}:\n${text.beside.url}`] : []),
      `-- \n${wrap(context.language.footer.from(context.senderName, context.postalAddress))}`,
    ].join('\n\n')}\n`,
    headers: automatic,
  }
}

function letterText(context: MailContext, letter: Letter, now: EpochMs): LetterText {
  const { language } = context
  const words: LetterWords = language.letters[letter.letter]
  const { subject, heading, body, button, note } = words
  const { preferences } = letter.subscriber
  const { link, beside } = letters[letter.letter]
  const { changedTo } = letter
  const changes = changedTo ? choiceChanges(language, preferences, changedTo, now) : []
  const paused = pauseEnd(language, preferences, now)
  return {
    subject,
    heading,
    paragraphs: [
      ...body(
        language.schedule(preferences),
        showableTopics(preferences.topics),
        languageName(language.tag),
        changes,
      ),
      // A reader who erases their data ends the pause as well. A notice says of the pause what was changed.
      ...(paused === undefined || letter.letter === 'erase' || changedTo
        ? []
        : [language.pauseGoesOn(paused)]),
    ],
    button,
    url: urlOf(context, link, letter, now),
    note: note(links[link].lifetimeMs),
    ...askedOf(context, words, letter),
    ...(beside &&
      words.beside &&
      letter.request !== undefined && {
        beside: { ...words.beside, url: urlOf(context, beside, letter, now) },
      }),
  }
}

/** It helps whoever is asked to confirm to tell whether they asked themselves. */
function askedOf(
  { language }: MailContext,
  words: LetterWords,
  { asked, subscriber }: Letter,
): Pick<LetterText, 'asked'> {
  if (!asked || !words.asked) return {}
  return { asked: words.asked(language.day(asked.at, subscriber.preferences.timezone), asked.network) }
}

function urlOf(context: MailContext, link: Purpose, letter: Letter, now: EpochMs): string {
  const { subscriber } = letter
  const epoch = link === 'preferences' ? carriedEpochOfLetter(subscriber) : carriedEpoch(subscriber)
  const carried = { request: requestOf(link, letter), epoch, nothing: undefined }
  return linkUrl(context, link, subscriber.id, now, carried[links[link].carries])
}

/** A link that acts for the mailbox names that of an alias, too. */
function requestOf(link: Purpose, { subscriber: { id }, request, mailbox = id }: Letter): string | undefined {
  if (request === undefined || !mayNameMailbox(link)) return request
  return carriedByRefusal({ id, mailbox, request })
}

const LetterHtml = ({ context, text }: { context: MailContext; text: LetterText }) => {
  const { language, look, senderName, postalAddress } = context
  const { styles } = look
  return (
    <MailFrame
      language={language.tag}
      look={look}
      title={text.subject}
      preview={text.paragraphs[0] ?? ''}
      footer={<p style={styles.footerLine}>{language.footer.from(senderName, postalAddress)}</p>}
    >
      <p class="muted" style={styles.brand}>
        {language.brand}
      </p>
      <h1 class="ink" style={styles.heading}>
        {text.heading}
      </h1>
      {text.paragraphs.map((paragraph) => (
        <p class="ink" style={styles.paragraph}>
          {paragraph}
        </p>
      ))}
      <MailButton href={text.url} look={look}>
        {text.button}
      </MailButton>
      <p class="muted" style={styles.small}>
        {text.note}
      </p>
      <p class="muted" style={styles.small}>
        <a href={text.url} class="link" style={styles.link}>
          {text.url}
        </a>
      </p>
      {text.asked !== undefined && (
        <p class="muted" style={styles.small}>
          {text.asked}
        </p>
      )}
      {text.beside && (
        <p class="muted" style={styles.small}>
          {text.beside.text}{' '}
          <a href={text.beside.url} class="link" style={styles.link}>
            {text.beside.label}
          </a>
        </p>
      )}
    </MailFrame>
  )
}
