import { html } from 'hono/html'
import type { Digest } from '../edition/digest.ts'
import type { Language } from '../language/language.ts'
import { showableTopics } from '../paper/topic/parse-topic.ts'
import { carriedEpoch } from '../subscriber/link/epoch.ts'
import type { Confirmed } from '../subscriber/subscriber.ts'
import type { EpochMs } from '../time/clock.ts'
import { digestHtml, whyHtml } from './digest-html.tsx'
import { digestText, whyText } from './digest-text.ts'
import type { Mail } from './mail.ts'
import { automatic, linkUrl, type MailContext } from './mail-context.ts'
import { wholeText } from './template.ts'

/**
 * A digest as a mail to its reader, rendered in one go. What is mailed is made by `digestComposer`, and says the
 * same.
 */
export function composeDigestMail(
  context: MailContext,
  reader: Confirmed,
  digest: Digest,
  now: EpochMs,
): Mail {
  const { preferences, unsubscribe, why, headers } = ownOf(context, reader, now)
  const html = {
    why: wholeText(whyHtml(context, why)),
    preferences: urlHtml(preferences),
    unsubscribe: urlHtml(unsubscribe),
  }
  const text = { why: whyText(why), preferences, unsubscribe }
  const shared = sharedOf(context, digest)
  return {
    ...shared,
    to: reader.address,
    html: wholeText(digestHtml(context, digest), html),
    text: digestText(context, digest)
      .map((part) => (typeof part === 'string' ? text[part] : wholeText(part)))
      .join(''),
    headers: { ...headers, ...shared.headers },
  }
}

/** What a reader's digest shares with those of others, apart from its HTML and its text. */
export function sharedOf(context: MailContext, digest: Digest): Pick<Mail, 'subject' | 'headers' | 'list'> {
  return {
    subject: subjectOf(digest, context.language),
    list: { name: context.senderName, id: context.listId },
    // RFC 8058 §3.1: the header that says that a POST is enough.
    headers: { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click', ...automatic },
  }
}

function subjectOf({ head, top, topics }: Digest, language: Language): string {
  const first = (top[0] ?? topics[0]?.papers[0])?.paper.title ?? language.digest.heading
  const shown = top.length + topics.reduce((sum, { papers }) => sum + papers.length, 0)
  return language.digest.subject(first, shown - 1, head.id)
}

/** An address, as it stands in HTML. */
export const urlHtml = (url: string): string => String(html`${url}`)

interface Own {
  readonly preferences: string
  readonly unsubscribe: string
  /** Why this reader gets it: a sentence each for when and what they asked for. */
  readonly why: readonly string[]
  readonly headers: Mail['headers']
}

/** What a digest has of its reader's own. */
export function ownOf(context: MailContext, reader: Confirmed, now: EpochMs): Own {
  const { language } = context
  const topics = showableTopics(reader.preferences.topics)
  const unsubscribe = linkUrl(context, 'unsubscribe', reader.id, now)
  return {
    preferences: linkUrl(context, 'preferences', reader.id, now, carriedEpoch(reader)),
    unsubscribe,
    why: [
      language.digest.why(language.schedule(reader.preferences)),
      ...(topics.length > 0 ? [language.digest.topics(topics)] : []),
    ],
    // RFC 8058 §3.1: one https URI that needs no further input.
    headers: { 'List-Unsubscribe': `<${unsubscribe}>` },
  }
}
