// @module-tag property
import fc from 'fast-check'
import MailComposer from 'nodemailer/lib/mail-composer'
import { describe, expect, test } from 'vitest'
import { selectDigest } from '../../../shared/edition/digest.ts'
import type { WholeEdition } from '../../../shared/edition/edition.ts'
import { type SelectDigest, sharedDigests } from '../../../shared/edition/shared-digests.ts'
import { digestComposer } from '../../../shared/mail/digest-composer.ts'
import { composeDigestMail } from '../../../shared/mail/digest-mail.tsx'
import type { Mail } from '../../../shared/mail/mail.ts'
import type { MailContext } from '../../../shared/mail/mail-context.ts'
import { composeMime } from '../../../shared/mime/compose-mime.ts'
import { linkPath } from '../../../shared/subscriber/link/links.ts'
import type { Confirmed } from '../../../shared/subscriber/subscriber.ts'
import { letterParser, postalMime } from '../../e2e/hostile/mail-readers.ts'
import { languages } from '../../fakes/english.ts'
import { decodedMail } from '../mime/decoded.ts'
import { context, now } from './a-digest.ts'
import { anyEditions, anyReaders, ownTopic } from './any-digest.ts'

const sender = { name: 'Zeitung für KI', address: 'papers@example.org', replyTo: 'editors@example.org' }

const contextFor = async (reader: Confirmed): Promise<MailContext> => ({
  ...context,
  language: await languages.of(reader),
})

const requestOf = (editions: readonly WholeEdition[], reader: Confirmed) => ({
  editions,
  recent: editions,
  reader: { ...reader, topics: reader.preferences.topics },
  papersPerDigest: 3,
})

/** Composes as the deliver function does, for one reader after the other. */
function composing(select: SelectDigest = sharedDigests(), compose = digestComposer()) {
  return async (editions: readonly WholeEdition[], reader: Confirmed): Promise<string | undefined> => {
    const digest = select(requestOf(editions, reader))
    if (!digest) return undefined
    const bytes = await composeMime(sender, compose(await contextFor(reader), reader, digest, now))
    return Buffer.from(bytes).toString('latin1')
  }
}

/** The same mail, rendered in one go. */
async function wholeMail(editions: readonly WholeEdition[], reader: Confirmed): Promise<Mail | undefined> {
  const digest = selectDigest(requestOf(editions, reader))
  return digest && composeDigestMail(await contextFor(reader), reader, digest, now)
}

const eachMail = (
  runs: number,
  check: (source: string, reader: Confirmed, mail: Mail, all: readonly Confirmed[]) => Promise<void> | void,
): Promise<void> =>
  fc.assert(
    fc.asyncProperty(anyEditions, anyReaders, async (editions, readers) => {
      const compose = composing()
      for (const reader of readers) {
        const [source, mail] = [await compose(editions, reader), await wholeMail(editions, reader)]
        expect(source === undefined).toBe(mail === undefined)
        if (source !== undefined && mail) await check(source, reader, mail, readers)
      }
    }),
    { numRuns: runs, endOnFailure: true },
  )

const inLines = (text: string): string => text.toWellFormed().replaceAll(/\r\n?/g, '\n')

/** A subject is written with single spaces. */
const inOneLine = (subject = ''): string => subject.toWellFormed().replaceAll(/\s+/g, ' ').trim()

/** The mail by a composer that shares nothing with ours. */
function byNodemailer(mail: Mail): Promise<Buffer> {
  const { name, address, replyTo } = sender
  const { to, subject, text, html, headers, list } = mail
  const listId = list && { 'List-Id': `${list.name} <${list.id}>` }
  const options = { from: { name, address }, to, replyTo, subject, text: inLines(text), html: inLines(html) }
  return new MailComposer({ ...options, headers: { ...headers, ...listId }, newline: 'win' })
    .compile()
    .build()
}

/** The headers of a mail, but for those that the composers write as they like. */
function headersOf(source: string): readonly string[] {
  const own = /^(?:content-type|mime-version|date|message-id|subject|from):/i
  const head = source.slice(0, source.indexOf('\r\n\r\n')).replaceAll(/\r\n(?=[ \t])/g, '')
  return head
    .split('\r\n')
    .filter((line) => !own.test(line))
    .map((line) => line.replace(/^[^:]+/, (name) => name.toLowerCase()))
    .sort()
}

describe('a digest that was put together from fragments', () => {
  test('a composed digest says exactly what the same mail says that was rendered in one go', async () => {
    await eachMail(30, (source, _reader, mail) => {
      const { text, html } = decodedMail(source)
      expect(text).toBe(inLines(mail.text))
      expect(html).toBe(inLines(mail.html))
    })
  })

  test('two parsers read a composed digest like the same mail composed whole by nodemailer', async () => {
    await eachMail(12, async (source, _reader, mail) => {
      const reference = await byNodemailer(mail)
      for (const parser of [postalMime, letterParser]) {
        const [own, other] = await parser.read([Buffer.from(source, 'latin1'), reference])
        for (const part of ['text', 'html'] as const) {
          expect(own?.[part].trimEnd(), `${part} by ${parser.name}`).toBe(other?.[part].trimEnd())
        }
        expect(inOneLine(own?.subject)).toBe(inOneLine(other?.subject))
        expect(own?.to).toEqual(other?.to)
        expect(own?.from).toEqual(other?.from)
        expect(own?.types).toEqual(other?.types)
      }
      expect(headersOf(source)).toEqual(headersOf(reference.toString('latin1')))
    })
  })

  test('a composed digest is ASCII with CRLF alone, on lines of at most 78 characters but for addresses', async () => {
    await eachMail(12, (source) => {
      expect(source.replaceAll('\r\n', '')).not.toMatch(/[^\t\x20-\x7e]/)
      for (const line of source.split('\r\n')) {
        expect(line.length, line).toBeLessThanOrEqual(/^(?:List-Unsubscribe|To): /.test(line) ? 998 : 78)
      }
    })
  })
})

describe('readers who share fragments', () => {
  test('what others were mailed before changes no byte of a reader’s mail', async () => {
    await fc.assert(
      fc.asyncProperty(anyEditions, anyReaders, async (editions, readers) => {
        const warm = composing()
        for (const reader of [...readers, ...readers.toReversed()]) {
          expect(await warm(editions, reader)).toBe(await composing(selectDigest)(editions, reader))
        }
      }),
      { numRuns: 12, endOnFailure: true },
    )
  })

  test('what an earlier edition said of papers with the same ids changes no byte of a later one', async () => {
    await fc.assert(
      fc.asyncProperty(anyEditions, anyEditions, anyReaders, async (before, after, readers) => {
        const warm = composing()
        for (const editions of [before, after, before]) {
          for (const reader of readers) {
            expect(await warm(editions, reader)).toBe(await composing(selectDigest)(editions, reader))
          }
        }
      }),
      { numRuns: 6, endOnFailure: true },
    )
  })

  test('no mail has the address, the id, a token or a topic of another reader', async () => {
    await eachMail(12, (source, reader, _mail, all) => {
      const { head, text, html } = decodedMail(source)
      const whole = [head.replaceAll(/\r\n /g, ' '), text, html].join('\n')
      const tokens = (purpose: 'unsubscribe' | 'preferences') =>
        [...whole.matchAll(new RegExp(`${linkPath(purpose, '')}([\\w.-]+)`, 'g'))].map(
          ([, token = '']) => token,
        )
      expect(tokens('unsubscribe')).toHaveLength(3)
      expect(tokens('preferences')).toHaveLength(2)
      for (const token of [...tokens('unsubscribe'), ...tokens('preferences')]) {
        expect(token.split('.')[1]).toBe(reader.id)
      }
      all.forEach((other, index) => {
        if (other.id === reader.id) return
        expect(whole).not.toContain(other.address)
        expect(whole).not.toContain(other.id)
        expect(whole).not.toContain(ownTopic(index))
      })
    })
  })
})
