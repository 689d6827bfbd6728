// @module-tag browser
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { setting } from '../../../infra/setting.ts'
import { composeDigestMail } from '../../../shared/mail/digest-mail.tsx'
import { composeLetterMail } from '../../../shared/mail/letter-mail.tsx'
import type { Mail } from '../../../shared/mail/mail.ts'
import { composeMime } from '../../../shared/mime/compose-mime.ts'
import { parseTopic, showableTopics } from '../../../shared/paper/topic/parse-topic.ts'
import { seenText } from '../../../shared/paper/topic/seen-text.ts'
import { letterNames } from '../../../shared/subscriber/letter/letters.ts'
import { aRequestId } from '../../fakes/a-request.ts'
import { context, digestFor, edition, entry, now, pending, reader } from '../../shared/mail/a-digest.ts'
import { hostileInputs } from './hostile-inputs.ts'
import { htmlReaders, inOneLine, withoutStyleOf } from './html-readers.ts'
import { mailReaders } from './mail-readers.ts'
import { expectSameShape, type Filling, fill } from './same-shape.ts'

/** What is hostile in a mail: settings of the operator, and a topic that a reader chose. */
interface Given {
  readonly name: string
  readonly address: string
  readonly topic: string
}
const harmless: Given = { name: 'harmlessname', address: 'harmlessaddress', topic: 'harmlesstopic' }

/** Every letter, then a digest without a paper for the topic, and one with a paper whose title it is. */
function mailsOf({ name, address, topic }: Given): Mail[] {
  const settings = { ...context, senderName: name, postalAddress: address }
  const preferences = { ...reader.preferences, topics: [topic] }
  const request = aRequestId(1)
  const confirmed = { ...reader, preferences }
  const letters = letterNames.map((letter) => {
    const subscriber = letter === 'confirm' ? { ...pending, preferences } : confirmed
    const changedTo = letter === 'changed' ? { ...preferences, hour: 21 } : undefined
    return composeLetterMail(settings, { letter, subscriber, request, ...(changedTo && { changedTo }) }, now)
  })
  const others = [entry(1), entry(2)]
  const digests = [others, [{ ...entry(1, { title: `T ${topic} T` }) }, ...others.slice(1)]].map((papers) =>
    composeDigestMail(settings, confirmed, digestFor(confirmed, [edition(papers)]), now),
  )
  return [...letters, ...digests]
}

const mailsOfHarmless = mailsOf(harmless)
/** The places of the two digests. */
const [without, withPaper] = [letterNames.length, letterNames.length + 1]

/** Which words a topic finds is another matter: it has to find the paper that is named after it, and no other. */
function findsItsPaper(mails: readonly Mail[]): boolean {
  const finds = (place: number) => (mails[place]?.text.match(/· your topic/g) ?? []).length
  return finds(without) === 0 && finds(withPaper) === 1
}

interface Case {
  readonly what: string
  readonly given: Given
  readonly mail: Mail
  readonly twin: Mail
  readonly filling: Filling
}

/** Each input stands in one mail after the other, in every place that takes it. */
const cases: readonly Case[] = hostileInputs.flatMap(({ kind, text }, at): Case[] => {
  const given = {
    // letterparser decodes a name twice, and so fails at one that looks encoded when it is decoded.
    name: setting.brandName.safeParse(text).success && !text.includes('=?') ? text : harmless.name,
    address: setting.line.safeParse(text).success ? text : harmless.address,
    topic: isShowable(text) ? seenText(text).trim() : harmless.topic,
  }
  if (Object.values(given).every((each) => Object.values(harmless).includes(each))) return []
  const mails = mailsOf(given)
  const digests = findsItsPaper(mails) ? [without, withPaper] : []
  // Each text stands in one mail, a letter or a digest.
  const which = [at % 3 === 0 ? undefined : digests[at % 2]].map((place) => place ?? at % letterNames.length)
  return [...new Set(which)].flatMap((place) => {
    const [mail, twin] = [mails[place], mailsOfHarmless[place]]
    if (!mail || !twin) throw new Error(`there is no mail ${place}`)
    const filling = Object.fromEntries(
      Object.entries(harmless).map(([name, word]) => [word, given[name as keyof Given]]),
    )
    const letter = letterNames[place] ?? (place === without ? 'digest' : 'digest with its paper')
    const what = `${letter}, ${kind}: ${JSON.stringify(text.slice(0, 80))}`
    return [{ what, given, mail, twin, filling }]
  })
})

function isShowable(text: string): boolean {
  // A topic that only excludes is not looked for, so the digest does not say that there is nothing for it.
  return (
    !text.trim().startsWith('-') && !('problem' in parseTopic(text)) && showableTopics([text]).length === 1
  )
}

/** A text as it arrives: half a character cannot be written in UTF-8. */
const sent = (text: string): string => inOneLine(text.toWellFormed())

/** Python leaves a space in where a long name goes on in another encoded word. */
const unspaced = (name: string): string => sent(name).replaceAll(' ', '')

let html: Awaited<ReturnType<typeof htmlReaders>>
beforeAll(async () => {
  html = await htmlReaders()
})
afterAll(() => html.close())

describe('a mail with hostile settings and topics', () => {
  test('there are many hostile texts that a stage or a reader may choose', () => {
    for (const place of ['name', 'address', 'topic'] as const) {
      const chosen = new Set(cases.map(({ given }) => given[place]))
      expect(chosen.size, place).toBeGreaterThan(50)
    }
    for (const place of ['digest, ', 'digest with its paper, ', ...letterNames])
      expect(cases.filter(({ what }) => what.startsWith(place)).length, place).toBeGreaterThan(5)
  })

  test('each mail’s HTML is that of a harmless one with other words, by three parsers', async () => {
    const bare = withoutStyleOf(mailsOfHarmless[0]?.html)
    for (const { name, read } of html.readers) {
      const seen = await read(cases.map(({ mail }) => bare(mail.html)))
      const twins = await read(cases.map(({ twin }) => bare(twin.html)))
      for (const [at, { what, filling }] of cases.entries()) {
        const [outline, twin] = [seen[at], twins[at]]
        if (!outline || !twin) throw new Error(`${name} left a mail out`)
        expectSameShape(outline, twin, filling, `${name}: ${what}`)
      }
    }
  })

  test('each mail’s text is that of a harmless one with other words', () => {
    for (const { what, mail, twin, filling } of cases) {
      expect(inOneLine(mail.text), what).toBe(inOneLine(fill(twin.text, filling)))
    }
  })

  test('each mail’s bytes are read alike by three parsers: one sender, one recipient, the subject, two parts', async () => {
    const address = 'papers@example.org'
    const bytes = await Promise.all(
      cases.map(({ given: { name }, mail }) => composeMime({ name, address, replyTo: address }, mail)),
    )
    for (const { name: parser, read } of mailReaders()) {
      const seen = await read(bytes)
      for (const [at, { what, given, mail }] of cases.entries()) {
        const found = seen[at]
        const told = `${parser}: ${what}`
        // It does not heed quotes: it takes a `<` in a name for the one of the address, and leaves backslashes in.
        const isMisread = parser === 'letterparser' && /[<>"\\]/.test(given.name)
        expect(
          isMisread
            ? [[unspaced(given.name), address]]
            : found?.from.map(([name, from]) => [unspaced(name), from]),
          told,
        ).toEqual([[unspaced(given.name), address]])
        expect(found?.to, told).toEqual([mail.to])
        expect(inOneLine(found?.subject ?? ''), told).toBe(sent(mail.subject))
        expect(found?.types, told).toEqual(['text/plain', 'text/html'])
        expect(inOneLine(found?.text ?? ''), told).toBe(sent(mail.text))
        expect(inOneLine(found?.html ?? ''), told).toBe(sent(mail.html))
      }
    }
  })
})
