// @module-tag browser
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { HeldBackNote } from '../../../infra/local/held-back.ts'
import type { Message } from '../../../infra/local/ses/message.ts'
import { memoryMessageStore } from '../../../infra/local/ses/message-store.ts'
import { pageRoutes } from '../../../infra/local/ses/pages/page-routes.tsx'
import { headerText } from '../../../shared/mime/header-text.ts'
import { monday } from '../../fakes/a-subscriber.ts'
import { hostileInputs } from './hostile-inputs.ts'
import { htmlReaders, type Outline, withoutStyleOf } from './html-readers.ts'
import { expectSameShape } from './same-shape.ts'

/** A program that is tried on the local world may send any mail, and any visitor may type an address. */
const harmless = 'harmlessword'
const messageId = 'a-message'

/** An inbox with one mail in which a text stands wherever there is room. */
async function inboxOf(text: string) {
  const store = memoryMessageStore()
  const message: Message = {
    ...{ messageId, place: 1, at: monday, eventCopies: 1, configurationSet: text },
    ...{
      source: text,
      destination: [text],
      from: text,
      subject: text,
      tags: { kind: text, [text]: 'a tag' },
    },
  }
  const body = Buffer.from(text).toString('base64')
  const source = [
    `Subject: ${headerText(text)}`,
    `X-Mailer: ${headerText(text)}`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    '',
    ...(body.match(/.{1,76}/g) ?? []),
  ].join('\r\n')
  await store.put(message, Buffer.from(source))
  const note: HeldBackNote = { at: monday, address: text, letter: 'waits', why: [text] }
  return pageRoutes(store, () => [note])
}

const paths = ['/', `/messages/${messageId}?view=text`, `/messages/${messageId}?view=headers`]

async function pagesOf(text: string): Promise<string[]> {
  const app = await inboxOf(text)
  return Promise.all(paths.map(async (path) => (await app.request(path)).text()))
}

/** Names in headers are decoded to be shown, so a text that looks encoded is shown as another one. */
const texts = hostileInputs
  .map(({ kind, text }) => ({ kind, text: text.toWellFormed() }))
  .filter(({ text }) => text.trim() !== '' && !text.includes('=?') && text.length < 2_000)

/** Parsers do not agree on what to make of NUL and of a line's end. */
const agreed = (text: string): string =>
  text.replaceAll('\0', '').replaceAll('\ufffd', '').replaceAll(/\s+/g, ' ')
const plain = ({ elements, text }: Outline): Outline => ({
  elements: elements.map(({ tag, attributes }) => ({
    tag,
    attributes: Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name, agreed(value)])),
  })),
  text: agreed(text).trim(),
})

let html: Awaited<ReturnType<typeof htmlReaders>>
beforeAll(async () => {
  html = await htmlReaders()
})
afterAll(() => html.close())

describe('the local inbox', () => {
  test('each page with a hostile mail is that of a harmless one with other words, by three parsers', async () => {
    const twins = await pagesOf(harmless)
    // The texts of a kind take turns on the pages.
    const pages = await Promise.all(
      texts.map(async ({ kind, text }, at) => {
        const twinAt = at % paths.length
        return { kind, text, path: paths[twinAt], twinAt, page: (await pagesOf(text))[twinAt] ?? '' }
      }),
    )
    const bare = withoutStyleOf(twins[0])
    expect(texts.length).toBeGreaterThan(250)
    for (const { name, read } of html.readers) {
      const ofTwins = (await read(twins.map(bare))).map(plain)
      const seen = (await read(pages.map(({ page }) => bare(page)))).map(plain)
      for (const [at, { kind, text, path, twinAt }] of pages.entries()) {
        const [outline, twin] = [seen[at], ofTwins[twinAt]]
        if (!outline || !twin) throw new Error(`${name} left a page out`)
        const what = `${name}: ${path}, ${kind}: ${JSON.stringify(text.slice(0, 80))}`
        const shown = agreed(text).replaceAll(' ', '')
        const unspaced = (document: Outline) => ({ ...document, text: document.text.replaceAll(' ', '') })
        expect(unspaced(outline).text, what).toContain(shown)
        // Below a mail its events are shown as JSON, and its headers as they were sent: the text is another way of writing.
        const isAsTyped = path === '/'
        const twinAsSeen = isAsTyped ? unspaced(twin) : { ...twin, text: unspaced(outline).text }
        expectSameShape(unspaced(outline), twinAsSeen, { [harmless]: isAsTyped ? shown : agreed(text) }, what)
      }
    }
  })

  test('what was held back is told as JSON that holds the texts and nothing else', async () => {
    for (const { text } of texts) {
      const answer = await (await inboxOf(text)).request('/held-back')
      expect(await answer.json()).toEqual({
        heldBack: [{ at: monday, address: text, letter: 'waits', why: [text] }],
      })
      expect(answer.headers.get('content-type')).toContain('application/json')
    }
  })
})
