// @module-tag property
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anAtom, anRdf, anRss } from './a-feed.ts'
import { collectFeeds, daysAgo } from './some-feeds.ts'

const text = fc
  .string({ unit: 'grapheme', maxLength: 60 })
  .map((part) => part.replace(/[<>&\]]/g, ' ').replace(/\p{Cc}/gu, ' '))
/** What may stand in an entry by mistake or by malice; none of it ends the entry. */
const debris = fc.oneof(
  text,
  fc.constantFrom(
    '<p>',
    '</p>',
    '<br>',
    '<a b=',
    '<![CDATA[<item><title>Inner</title>]]>',
    '<description><![CDATA[</description>]]>',
    '<!-- <item> -->',
    '&nbsp; & &#0; &#x110000; &bomb;',
    '<title>Second</title>',
    '<pubDate>soon</pubDate>',
    '<link>javascript:alert(1)</link>',
    '<guid></guid>',
    '<__proto__>1</__proto__>',
    '<constructor/>',
    '<item/>',
    '<a>'.repeat(200),
  ),
)

describe('a broken entry', () => {
  test('a broken entry costs only itself, wherever it stands', async () => {
    const feeds = fc.constantFrom(anRss, anRdf, anAtom)
    await fc.assert(
      fc.asyncProperty(
        feeds,
        fc.array(debris, { maxLength: 4 }),
        fc.nat({ max: 3 }),
        async (feed, parts, place) => {
          const sound = [1, 2, 3].map((number) => ({
            title: `Sound ${number}`,
            id: `https://a.example/${number}`,
            published: daysAgo(number),
          }))
          const entries = sound.toSpliced(place, 0, {
            title: 'Broken',
            published: daysAgo(1),
            more: parts.join(''),
          } as never)
          const collected = await collectFeeds({ 'a.example': feed(entries) })
          const titles = collected.outcome === 'papers' ? collected.papers.map(({ title }) => title) : []
          for (const { title } of sound) expect(titles).toContain(title)
          expect(titles.filter((title) => /Inner/.test(title))).toEqual([])
        },
      ),
      { numRuns: 150 },
    )
  })

  test('no bytes make a feed throw, and none are quiet', async () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc.array(debris).map((parts) => Buffer.from(`<rss><channel>${parts.join('')}</channel></rss>`)),
    )
    await fc.assert(
      fc.asyncProperty(bytes, async (body) => {
        const collected = await collectFeeds({ 'a.example': () => new Response(Uint8Array.from(body)) })
        expect(collected.outcome).toBe('failed')
      }),
      { numRuns: 200 },
    )
  })
})
