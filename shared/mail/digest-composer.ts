import type { Digest } from '../edition/digest.ts'
import { boundedMemo } from '../memory/bounded-memo.ts'
import { identityOf } from '../memory/identity.ts'
import type { Confirmed } from '../subscriber/subscriber.ts'
import type { EpochMs } from '../time/clock.ts'
import { type CardOf, type CardParts, cardParts } from './card-parts.tsx'
import { digestHtml, whyHtml } from './digest-html.tsx'
import { ownOf, sharedOf, urlHtml } from './digest-mail.tsx'
import { digestText, whyText } from './digest-text.ts'
import type { FilledMail, OpenMail, OwnPlace } from './filled-mail.ts'
import type { MailContext } from './mail-context.ts'
import type { Entry } from './paper-keys.ts'
import { type Fragment, type FragmentMemo, fragmentsOf, type OpenText } from './template.ts'

/** In characters, all fragments together. The cards of ten editions in two languages take about two million. */
const mostKept = 3_000_000

/** In characters: what keeping a fragment costs beside its text. */
const weightOfOne = 200

/** How many papers in a digest are remembered with the keys of their parts, about a kilobyte each. */
const mostCards = 3_000

/** Writes a reader's digest from what it shares with others. All contexts must have the same settings. */
export type DigestComposer = (
  context: MailContext,
  reader: Confirmed,
  digest: Digest,
  now: EpochMs,
) => FilledMail

/**
 * Each part of a digest is rendered once for all readers who see the same, and a whole digest once for all who share
 * the object. What is the reader's own (address, links, why they get it) is in none of it, but fills the places that
 * are left open.
 */
export function digestComposer(): DigestComposer {
  const memo: FragmentMemo = boundedMemo(mostKept, weightOf)
  const cardOf = sharedCards()
  const opened = new WeakMap<Digest, Map<string, OpenMail>>()

  function openMail(context: MailContext, digest: Digest): OpenMail {
    const byLanguage = opened.get(digest) ?? new Map<string, OpenMail>()
    opened.set(digest, byLanguage)
    const { tag } = context.language
    const open = byLanguage.get(tag) ?? opening(memo, cardOf, context, digest)
    byLanguage.set(tag, open)
    return open
  }

  return (context, reader, digest, now) => {
    const { preferences, unsubscribe, why, headers } = ownOf(context, reader, now)
    const [whyInHtml] = fragmentsOf(memo, [whyHtml(context, why)]) as readonly Fragment[]
    const [whyInText] = memo(JSON.stringify(['why', ...why]), () => [{ text: whyText(why) }])
    return {
      to: reader.address,
      open: openMail(context, digest),
      headers,
      html: {
        why: whyInHtml ?? '',
        preferences: urlHtml(preferences),
        unsubscribe: urlHtml(unsubscribe),
      },
      text: { why: whyInText ?? '', preferences, unsubscribe },
    }
  }
}

function opening(memo: FragmentMemo, cardOf: CardOf, context: MailContext, digest: Digest): OpenMail {
  return {
    ...sharedOf(context, digest),
    html: fragmentsOf(memo, [digestHtml(context, digest, cardOf)]) as OpenText<OwnPlace>,
    text: fragmentsOf(memo, digestText(context, digest, cardOf)) as OpenText<OwnPlace>,
  }
}

/**
 * Cards with keys that are made once for all readers who see the same object of a paper. A paper that is found by a
 * reader's topics above the others is an object of that reader's digest alone.
 */
function sharedCards(): CardOf {
  const memo = boundedMemo<CardParts>(mostCards, () => 1)
  return (context, entry, place) =>
    isShared(entry)
      ? memo(`${context.language.tag} ${place} ${identityOf(entry)}`, () => cardParts(context, entry, place))
      : cardParts(context, entry, place)
}

const isShared = (entry: Entry): boolean => !('topics' in entry && entry.topics.length > 0)

function weightOf(text: OpenText<string>): number {
  return text.reduce(
    (sum, piece) => sum + weightOfOne + (typeof piece === 'string' ? 0 : piece.text.length),
    0,
  )
}
