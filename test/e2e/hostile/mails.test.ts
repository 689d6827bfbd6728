// @module-tag browser
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { setting } from '../../../infra/setting.ts'
import { composeDigestMail } from '../../../shared/mail/digest-mail.tsx'
import { composeLetterMail } from '../../../shared/mail/letter-mail.tsx'
import type { Mail } from '../../../shared/mail/mail.ts'
import { composeMime } from '../../../shared/mime/compose-mime.ts'
import { parseTopic, showableTopics } from '../../../shared/paper/parse-topic.ts'
import { letterNames } from '../../../shared/subscriber/letters.ts'
import { aRequestId } from '../../fakes/a-request.ts'
import { context, digestFor, edition, entry, now, pending, reader } from '../../shared/mail/a-digest.ts'
import { hostileInputs } from './hostile-inputs.ts'
import { htmlReaders, inOneLine } from './html-readers.ts'
import { mailReaders } from './mail-readers.ts'
import { expectSameShape, type Filling, fill } from './same-shape.ts'

/** What is hostile in a mail: settings of the operator, and a topic that a reader chose. */
interface Given {
  readonly name: string
  readonly address: string
  readonly topic: string
}
const harmless: Given = { name: 'harmlessname', address: 'harmlessaddress', topic: 'harmlesstopic' }

/** Every letter, and a digest without a paper for the topic: which words a topic finds is another matter. */
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
  const digest = digestFor(confirmed, [edition([entry(1), entry(2), entry(3), entry(4)])])
  return [...letters, composeDigestMail(settings, confirmed, digest, now)]
}

const mailsOfHarmless = mailsOf(harmless)

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
    // letterparser decodes a name twice, so one that looks encoded when it is decoded comes back as another.
    name: setting.brandName.safeParse(text).success && !text.includes('=?') ? text : harmless.name,
    address: setting.line.safeParse(text).success ? text : harmless.address,
    topic: isShowable(text) ? text.trim() : harmless.topic,
  }
  if (Object.values(given).every((each) => Object.values(harmless).includes(each))) return []
  const mails = mailsOf(given)
  const which = [at % mails.length, letterNames.indexOf('already-subscribed'), mails.length - 1]
  return [...new Set(which)].flatMap((place) => {
    const [mail, twin] = [mails[place], mailsOfHarmless[place]]
    if (!mail || !twin) throw new Error(`there is no mail ${place}`)
    const filling = Object.fromEntries(
      Object.entries(harmless).map(([name, word]) => [word, given[name as keyof Given]]),
    )
    const what = `${letterNames[place] ?? 'digest'}, ${kind}: ${JSON.stringify(text.slice(0, 80))}`
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
  })

  test('each mail’s HTML is that of a harmless one with other words, by three parsers', async () => {
    for (const { name, read } of html.readers) {
      const seen = await read(cases.map(({ mail }) => mail.html))
      const twins = await read(cases.map(({ twin }) => twin.html))
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
        expect(
          found?.from.map(([name, from]) => [inOneLine(name), from]),
          told,
        ).toEqual([[sent(given.name), address]])
        expect(found?.to, told).toEqual([mail.to])
        expect(inOneLine(found?.subject ?? ''), told).toBe(sent(mail.subject))
        expect(found?.types, told).toEqual(['text/plain', 'text/html'])
        expect(inOneLine(found?.text ?? ''), told).toBe(sent(mail.text))
        expect(inOneLine(found?.html ?? ''), told).toBe(sent(mail.html))
      }
    }
  })
})
