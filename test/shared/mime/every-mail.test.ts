// @module-tag property
import fc from 'fast-check'
import PostalMime, { decodeWords } from 'postal-mime'
import { describe, expect, test } from 'vitest'
import type { EditionId } from '../../../shared/edition/edition-id.ts'
import { factsOf } from '../../../shared/language/facts.ts'
import { languagesOf } from '../../../shared/language/languages.ts'
import { composeDigestMail } from '../../../shared/mail/digest-mail.tsx'
import { composeLetterMail } from '../../../shared/mail/letter-mail.tsx'
import type { Mail } from '../../../shared/mail/mail.ts'
import { composeMime } from '../../../shared/mime/compose-mime.ts'
import type { Sender } from '../../../shared/mime/mime-head.ts'
import { letterNames, needsRequest } from '../../../shared/subscriber/letter/letters.ts'
import { type LanguageTag, languageTags } from '../../../shared/subscriber/preferences/language-tag.ts'
import { aRequestId } from '../../fakes/a-request.ts'
import { context, digestFor, edition, entry, now, pending, reader } from '../mail/a-digest.ts'
import { anyLine, anyName, anyText, oddTexts } from './odd-texts.ts'

/** What a mail is made of, by who writes it. */
interface Written {
  readonly language: LanguageTag
  /** The operator's. */
  readonly senderName: string
  readonly brand: string
  readonly postalAddress: string
  /** The sources'. */
  readonly title: string
  readonly text: string
  readonly link: string
  /** The reader's. */
  readonly topic: string
}

const request = aRequestId(1)
const senderOf = ({ senderName }: Written): Sender => ({
  name: senderName,
  address: 'papers@example.org',
  replyTo: 'editors@example.org',
})

/** Every kind of mail, with the same odd words in all places. */
async function everyMail(written: Written): Promise<Readonly<Record<string, Mail>>> {
  const { title, text, topic, senderName, postalAddress } = written
  const languages = languagesOf(factsOf(written.brand), written.language)
  const language = await languages.load(written.language)
  const spoken = { ...context, language, senderName, postalAddress }
  const preferences = { ...reader.preferences, topics: [topic, `-${topic}`] }
  const paper = entry(1, { title, authors: [text, title], links: { abstract: written.link } })
  const whole = edition(
    [{ ...paper, summary: { text, by: 'ai' }, related: [paper.paper] }, entry(2), entry(3), entry(4)],
    { climbing: [{ paper: paper.paper, since: '2026-11-20' as EditionId, reasons: [] }] },
  )
  const whom = { ...reader, preferences }
  const letters = letterNames.map((letter) => {
    const whose = needsRequest(letter)
      ? { letter, subscriber: { ...pending, preferences }, request }
      : { letter, subscriber: whom }
    return [letter, composeLetterMail(spoken, whose, now)] as const
  })
  return {
    digest: composeDigestMail(spoken, whom, digestFor(whom, [whole]), now),
    ...Object.fromEntries(letters),
  }
}

const written: fc.Arbitrary<Written> = fc.record({
  language: fc.constantFrom(...languageTags),
  senderName: anyName,
  brand: anyName.map((name) => Array.from(name).slice(0, 40).join('')),
  postalAddress: anyName,
  title: anyLine,
  text: anyText,
  link: fc.webUrl({ withQueryParameters: true, withFragments: true, size: 'large' }),
  topic: anyLine.map((line) => line.slice(0, 80)),
})

/** Composes every mail of some words and hands each to `check`. */
const eachMail = (
  check: (source: string, mail: Mail, written: Written) => Promise<void> | void,
): Promise<void> =>
  fc.assert(
    fc.asyncProperty(written, async (words) => {
      for (const mail of Object.values(await everyMail(words))) {
        const bytes = await composeMime(senderOf(words), mail)
        await check(Buffer.from(bytes).toString('latin1'), mail, words)
      }
    }),
    { numRuns: 100, examples: Object.values(oddTexts).map((odd) => [asAll(odd)]) },
  )

/** The odd text in every place that takes it. */
const asAll = (odd: string): Written => ({
  language: 'de',
  senderName: odd
    .replaceAll(/\p{Cc}/gu, ' ')
    .slice(0, 200)
    .toWellFormed(),
  brand: Array.from(odd.replaceAll(/\p{Cc}/gu, ' '))
    .slice(0, 40)
    .join(''),
  postalAddress: odd,
  title: odd,
  text: `${odd}\n${odd}\r${odd}\r\n${odd}`,
  link: `https://example.org/${encodeURIComponent(odd)}`,
  topic: odd.slice(0, 80).toWellFormed(),
})

/** The lines before the first empty line, and the others. */
function headAndBody(source: string): { readonly head: readonly string[]; readonly body: readonly string[] } {
  const end = source.indexOf('\r\n\r\n')
  return { head: source.slice(0, end).split('\r\n'), body: source.slice(end + 4).split('\r\n') }
}

/** What a parser may change: line ends, and white space at the end. */
const read = (text: string): string => text.toWellFormed().replaceAll(/\r\n?/g, '\n').trimEnd()
const inOneLine = (text: string): string => text.toWellFormed().replaceAll(/\s+/g, ' ').trim()

describe('every mail', () => {
  test('every mail has no bare CR, no bare LF, and nothing but ASCII, whatever it says', async () => {
    await eachMail((source) => {
      expect(source.replaceAll('\r\n', '')).not.toMatch(/[^\t\x20-\x7e]/)
    })
  })

  test('every mail has lines of at most 78 characters, but for addresses that must not be folded', async () => {
    await eachMail((source) => {
      const { head, body } = headAndBody(source)
      for (const line of head) {
        expect(line.length, line).toBeLessThanOrEqual(line.startsWith('List-Unsubscribe: ') ? 998 : 78)
      }
      for (const line of body) expect(line.length, line).toBeLessThanOrEqual(76)
    })
  })

  test('every mail has encoded words of at most 75 characters, each whole by itself', async () => {
    await eachMail((source) => {
      const { head } = headAndBody(source)
      for (const word of head.join('\n').split(/[ \n]+/)) {
        if (!word.startsWith('=?')) continue
        expect(word).toMatch(/^=\?UTF-8\?(Q\?[\w!*+\-/=]+|B\?[\w+/=]+)\?=$/)
        expect(word.length).toBeLessThanOrEqual(75)
        expect(decodeWords(word)).not.toContain('\ufffd'.repeat(2))
      }
    })
  })

  test('every mail reads the same after parsing: subject, sender, text and HTML', async () => {
    await eachMail(async (source, mail, { senderName }) => {
      const parsed = await PostalMime.parse(source)
      expect(inOneLine(parsed.subject ?? '')).toBe(inOneLine(mail.subject))
      expect(read(parsed.text ?? '')).toBe(read(mail.text))
      expect(read(parsed.html ?? '')).toBe(read(mail.html))
      expect(parsed.to?.map(({ address }) => address)).toEqual([mail.to])
      expect(parsed.replyTo?.map(({ address }) => address)).toEqual(['editors@example.org'])
      expect(parsed.from?.address).toBe('papers@example.org')
      expect(inOneLine(parsed.from?.name ?? '')).toBe(inOneLine(senderName))
    })
  })

  test('every mail has each of its headers once, and leaves Date and Message-ID to SES', async () => {
    await eachMail((source, mail) => {
      const names = headAndBody(source)
        .head.filter((line) => !line.startsWith(' '))
        .map((line) => line.slice(0, line.indexOf(':')).toLowerCase())
      expect([...names].sort()).toEqual(
        [
          ...['from', 'to', 'reply-to', 'subject', 'mime-version', 'content-type'],
          ...Object.keys(mail.headers).map((name) => name.toLowerCase()),
          ...(mail.list ? ['list-id'] : []),
        ].sort(),
      )
    })
  })
})
