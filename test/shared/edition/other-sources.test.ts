import { expect, test } from 'vitest'
import { type EditionSchedule, publishEdition } from '../../../shared/edition/publish-edition.ts'
import { preprintSource } from '../../../shared/http/biorxiv/biorxiv.ts'
import { feedsSource } from '../../../shared/http/feed/feeds.ts'
import { dayMs, hourMs } from '../../../shared/time/clock.ts'
import type { TimeZone } from '../../../shared/time/time-zone.ts'
import { aTable } from '../../dynamo/a-table.ts'
import { handClock } from '../../fakes/hand-clock.ts'
import { type APreprint, aBiorxiv } from '../http/biorxiv/a-biorxiv.ts'
import { type AFeedEntry, anRss } from '../http/feed/a-feed.ts'
import { aFeedFetch, theWeb } from '../http/feed/some-feeds.ts'

/** A Tuesday, at an hour at which Monday's preprints are due. */
const tuesday = Date.UTC(2026, 10, 17, 12)
const schedule: EditionSchedule = { timezone: 'UTC' as TimeZone, hour: 12 }

const preprint = (date: string, number: number, part: Partial<APreprint> = {}): APreprint => ({
  doi: `10.1101/${date.replaceAll('-', '.')}.60000${number}`,
  date,
  title: `Gardens of kind ${number} grow ${['slowly', 'well', 'at night', 'alone', 'in pairs'][number]}`,
  authors: `Doe, J.; Roe, ${'ABCDEF'[number]}.`,
  abstract: ['otters', 'proteins', 'galaxies', 'markets', 'glaciers'].map((word) => word + number).join(' '),
  ...part,
})

test('through a week, each work of bioRxiv, of a feed and of both is new once, and silence is told as what it is', async () => {
  const time = handClock(tuesday)
  const { editions, snapshots } = aTable()
  const preprints = ['2026-11-12', '2026-11-13', '2026-11-16'].map((date, number) => preprint(date, number))
  const items: AFeedEntry[] = []
  let isDown = false
  const fetch: typeof globalThis.fetch = async (address) => {
    if (String(address).includes('api.biorxiv.org')) return aBiorxiv(preprints)(address)
    const xml = anRss(items)
    return aFeedFetch({ 'journal.example': () => new Response(xml, { status: isDown ? 503 : 200 }) })(address)
  }
  const asking = { fetch, contact: 'test', clock: time.clock, wait: async () => undefined }
  const sources = [
    preprintSource({ ...asking, server: 'biorxiv', categories: ['all'] }),
    feedsSource({ ...asking, feeds: [{ url: 'https://journal.example/feed' }], addressesOf: theWeb }),
  ]
  const publish = () =>
    publishEdition({ editions, snapshots, sources, enrichments: [], schedule, clock: time.clock })
  const nextDay = async () => {
    for (;;) {
      const made = await publish()
      if (made.outcome === 'published') {
        const whole = await editions.get(made.head.id)
        time.set(made.head.nextAt)
        return { kind: made.head.kind, titles: whole?.papers.map(({ paper }) => paper.title).sort() ?? [] }
      }
      time.advance(hourMs / 4)
    }
  }
  const titleOf = (number: number) => String(preprints[number]?.title)
  const entry = (title: string, part: AFeedEntry = {}): AFeedEntry => ({
    title,
    link: `https://journal.example/${title.length}`,
    published: new Date(time.clock() - hourMs).toUTCString(),
    ...part,
  })

  items.push(entry('Of the first garden'))
  expect(await nextDay()).toEqual({
    kind: 'papers',
    titles: [titleOf(0), titleOf(1), titleOf(2), 'Of the first garden'].sort(),
  })

  // On Wednesday bioRxiv has one more, and the feed a paper that bioRxiv had, once as a page and once on arXiv.
  preprints.push(preprint('2026-11-17', 3))
  items.unshift(
    entry(titleOf(1), { link: `https://www.biorxiv.org/content/${preprints[1]?.doi}v1?rss=1` }),
    entry(titleOf(1), {
      link: 'https://arxiv.org/abs/2611.01234',
      more: '<dc:creator>Jane Doe</dc:creator>',
    }),
  )
  expect(await nextDay()).toEqual({ kind: 'papers', titles: [titleOf(3)] })

  // On Thursday all that comes is known, or a revision.
  preprints.push(preprint('2026-11-18', 0, { version: '2' }))
  expect(await nextDay()).toEqual({ kind: 'quiet', titles: [] })

  // On Friday the feed is down, so that nobody knows. Its paper of arXiv then leaves it.
  items.splice(1, 1)
  preprints.push(preprint('2026-11-19', 1, { version: '2' }))
  isDown = true
  expect(await nextDay()).toEqual({ kind: 'failed', titles: [] })

  // On Saturday nothing is posted.
  isDown = false
  preprints.push(preprint('2026-11-20', 2, { version: '2' }))
  expect(await nextDay()).toEqual({ kind: 'holiday', titles: [] })
  expect(time.clock()).toBe(tuesday + 5 * dayMs)
})
