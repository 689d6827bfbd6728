import { beforeEach, describe, expect, test } from 'vitest'
import { parseEditionId } from '../../../shared/edition/edition-id.ts'
import type { EditionStore } from '../../../shared/edition/edition-store.ts'
import {
  dueEdition,
  type EditionSchedule,
  type PublishEditionDeps,
  publishEdition,
} from '../../../shared/edition/publish-edition.ts'
import type { SnapshotStore } from '../../../shared/edition/snapshot-store.ts'
import type { PaperId } from '../../../shared/paper/paper.ts'
import type { Collected, PaperEnrichment, PaperSource } from '../../../shared/paper/source/paper-source.ts'
import { hourMs, minuteMs } from '../../../shared/time/clock.ts'
import type { TimeZone } from '../../../shared/time/time-zone.ts'
import { aTable, type MemoryTable } from '../../dynamo/a-table.ts'
import { anEdition, anEditionId } from '../../fakes/an-edition.ts'
import { handClock } from '../../fakes/hand-clock.ts'
import { aPaper } from '../paper/a-paper.ts'
import { aSource, failure, papers } from './a-source.ts'

const schedule: EditionSchedule = { timezone: 'UTC' as TimeZone, hour: 6 }
const dueAt = Date.UTC(2026, 10, 23, 6)

let time: ReturnType<typeof handClock>
let table: MemoryTable
let editions: EditionStore
let snapshots: SnapshotStore
beforeEach(() => {
  time = handClock(dueAt)
  table = aTable()
  editions = table.editions
  snapshots = table.snapshots
})

const publish = (source: PaperSource, part: Partial<PublishEditionDeps> = {}) =>
  publishEdition({
    editions,
    snapshots,
    sources: [source],
    enrichments: [],
    schedule,
    clock: time.clock,
    ...part,
  })
const tickMs = 15 * minuteMs
/** Ticks until there is an edition, and says how many ticks it took. The clock stays at the last one. */
async function triesUntilDecided(
  source: PaperSource,
  part: Partial<PublishEditionDeps> = {},
): Promise<number> {
  for (let ticks = 0; ticks < 200; ticks++) {
    if ((await publish(source, part)).outcome !== 'retry') return ticks
    time.advance(tickMs)
  }
  throw new Error('no edition within two days')
}
const paperIds = async (day: number) =>
  (await editions.get(anEditionId(day)))?.papers.map(({ paper }) => paper.id)

describe('the moment at which an edition is due', () => {
  test('yesterday’s edition is due until the hour, and today’s from the hour on', () => {
    expect(dueEdition(schedule, dueAt - 1)).toEqual({
      id: '2026-11-22',
      since: dueAt - 24 * hourMs,
      nextAt: dueAt,
    })
    expect(dueEdition(schedule, dueAt)).toEqual({
      id: '2026-11-23',
      since: dueAt,
      nextAt: dueAt + 24 * hourMs,
    })
  })

  test('the day of an edition is that of the operator’s zone', () => {
    const tokyo: EditionSchedule = { timezone: 'Asia/Tokyo' as TimeZone, hour: 0 }
    const midnight = Date.UTC(2026, 10, 22, 15)
    expect(dueEdition(tokyo, midnight)).toEqual({
      id: '2026-11-23',
      since: midnight,
      nextAt: midnight + 24 * hourMs,
    })
    expect(dueEdition(tokyo, midnight - 1).id).toBe('2026-11-22')
  })

  const berlin: EditionSchedule = { timezone: 'Europe/Berlin' as TimeZone, hour: 2 }

  test('an edition whose hour spring skips is due right after the gap', () => {
    const gapEnd = Date.UTC(2027, 2, 28, 1)
    expect(dueEdition(berlin, gapEnd - 1).id).toBe('2027-03-27')
    expect(dueEdition(berlin, gapEnd - 1).nextAt).toBe(gapEnd)
    expect(dueEdition(berlin, gapEnd)).toMatchObject({ id: '2027-03-28', since: gapEnd })
  })

  test('an edition whose hour autumn repeats is due once, at the first one', () => {
    const first = Date.UTC(2026, 9, 25, 0)
    expect(dueEdition(berlin, first - 1).id).toBe('2026-10-24')
    expect(dueEdition(berlin, first - 1).nextAt).toBe(first)
    expect(dueEdition(berlin, first)).toMatchObject({ id: '2026-10-25', since: first })
    expect(dueEdition(berlin, first + hourMs)).toMatchObject({ id: '2026-10-25', since: first })
  })

  test('a new service publishes yesterday’s edition before its first hour, so that there is one', async () => {
    time.set(dueAt - 1)
    const source = aSource(papers('2611.00001'))
    expect(await publish(source)).toMatchObject({ outcome: 'published', head: { id: '2026-11-22' } })
    expect(source.asked).toEqual(['2026-11-22'])
  })

  test('a day that was missed completely gets no edition later', async () => {
    await publish(aSource(papers('2611.00001')))
    time.advance(48 * hourMs)
    await publish(aSource(papers('2611.00002')))
    expect((await editions.recent()).map(({ id }) => id)).toEqual(['2026-11-23', '2026-11-25'])
  })
})

describe('a published edition', () => {
  test('an edition has the papers of the source in the order of their votes, ranked from one, each with a summary', async () => {
    expect(await publish(aSource(papers('2611.00002', '2611.00001')))).toMatchObject({
      outcome: 'published',
      head: { id: '2026-11-23', kind: 'papers', publishedAt: dueAt, paperCount: 2, otherCount: 0 },
    })
    expect((await editions.get(anEditionId(23)))?.papers).toMatchObject([
      { rank: 1, paper: { id: '2611.00002' }, summary: { text: 'We present a paper.', by: 'authors' } },
      { rank: 2, paper: { id: '2611.00001' } },
    ])
  })

  test('a quiet day is published at once as a quiet edition', async () => {
    const result = await publish(aSource({ outcome: 'quiet' }))
    expect(result).toMatchObject({ outcome: 'published', head: { kind: 'quiet', paperCount: 0 } })
  })

  test('papers of earlier editions are left out', async () => {
    await publish(aSource(papers('2611.00001', '2611.00002')))
    time.advance(24 * hourMs)
    await publish(aSource(papers('2611.00002', '2611.00003')))
    expect(await paperIds(24)).toEqual(['2611.00003'])
  })

  test('a day on which all papers were in earlier editions is quiet', async () => {
    const source = aSource(papers('2611.00001'))
    await publish(source)
    time.advance(24 * hourMs)
    expect(await publish(source)).toMatchObject({ head: { id: '2026-11-24', kind: 'quiet' } })
  })

  test('a source that repeats its papers on purpose may do so', async () => {
    const sample: PaperSource = { ...aSource(papers('2611.00001')), name: 'sample', repeats: true }
    await publish(sample)
    time.advance(24 * hourMs)
    expect(await publish(sample)).toMatchObject({ head: { kind: 'papers', sources: [{ source: 'sample' }] } })
    expect(await paperIds(24)).toEqual(['2611.00001'])
  })

  test('the hash of an edition differs only with the papers and their order', async () => {
    const hashOf = async (...ids: readonly string[]) => {
      const published = await publish(aSource(papers(...ids)), { editions: aTable().editions })
      return published.outcome === 'published' ? published.head.hash : undefined
    }
    const hash = await hashOf('2611.00001', '2611.00002')
    expect(hash).toMatch(/^[\w-]{43}$/)
    expect(await hashOf('2611.00001', '2611.00002')).toBe(hash)
    expect(await hashOf('2611.00002', '2611.00001')).not.toBe(hash)
    expect(await hashOf('2611.00001')).not.toBe(hash)
  })
})

describe('a source that fails', () => {
  test('a source that fails is asked again at the next tick, and no edition is published meanwhile', async () => {
    const source = aSource(failure, papers('2611.00001'))
    expect(await publish(source)).toEqual({
      outcome: 'retry',
      id: '2026-11-23',
      missingSince: dueAt,
      failures: ['huggingface: HTTP 503'],
    })
    expect(await editions.recent()).toEqual([])
    time.advance(hourMs / 4)
    expect(await publish(source)).toMatchObject({ outcome: 'published', head: { kind: 'papers' } })
  })

  test('what would fail again today is published without a wait, as failed and not as quiet', async () => {
    const silent = { ...failure, isLasting: true as const }
    expect(await publish(aSource(silent))).toMatchObject({
      outcome: 'published',
      head: { kind: 'failed' },
      failures: ['huggingface: HTTP 503'],
    })
  })

  test('a source that fails is given up two hours after the edition was due', async () => {
    const source = aSource(failure)
    expect(await publish(source)).toMatchObject({ outcome: 'retry' })
    expect(await triesUntilDecided(source)).toBe(8)
    expect(time.clock()).toBe(dueAt + 2 * hourMs)
    expect((await editions.recent()).at(-1)).toMatchObject({ kind: 'failed', paperCount: 0 })
  })

  test('the failed edition of a source stays, although the source comes back', async () => {
    await triesUntilDecided(aSource(failure))
    const source = aSource(papers('2611.00001'))
    expect(await publish(source)).toMatchObject({ outcome: 'exists', head: { kind: 'failed' } })
    expect(source.asked).toEqual([])
  })

  test('a source that failed gives its papers the next day, because they were never published', async () => {
    await triesUntilDecided(aSource(failure))
    time.set(dueAt + 24 * hourMs)
    await publish(aSource(papers('2611.00001')))
    expect(await paperIds(24)).toEqual(['2611.00001'])
  })
})

describe('the two hours of trying', () => {
  test.each([
    ['late in the day', dueAt + 17 * hourMs + 50 * minuteMs],
    ['an hour after the edition was due', dueAt + hourMs],
    ['three hours after the edition was due', dueAt + 3 * hourMs],
  ])('a service that is deployed %s tries for two hours from then on', async (_when, at) => {
    time.set(at)
    await triesUntilDecided(aSource(failure))
    expect(time.clock()).toBe(at + 2 * hourMs)
    expect((await editions.recent()).at(-1)).toMatchObject({ id: '2026-11-23', kind: 'failed' })
  })

  test('a service that is deployed late in the day publishes as soon as a source answers', async () => {
    time.set(dueAt + 17 * hourMs)
    expect(await publish(aSource(failure))).toMatchObject({ outcome: 'retry' })
    time.advance(tickMs)
    expect(await publish(aSource(papers('2611.00001')))).toMatchObject({ head: { kind: 'papers' } })
  })

  test('the two hours of trying begin anew after a standstill of hours', async () => {
    await publish(aSource(failure))
    time.advance(9 * hourMs)
    const back = time.clock()
    await triesUntilDecided(aSource(failure))
    expect(time.clock()).toBe(back + 2 * hourMs)
  })

  test('the two hours of trying go on over a tick that was lost', async () => {
    await publish(aSource(failure))
    time.advance(3 * tickMs)
    await triesUntilDecided(aSource(failure))
    expect(time.clock()).toBe(dueAt + 2 * hourMs)
  })

  test.each([7, 20])(
    'the two hours of trying begin anew where %i was set as a later hour for the same day',
    async (hour) => {
      const later = { schedule: { ...schedule, hour } }
      await editions.publish(anEdition(22))
      for (let tick = 0; tick < 4; tick++) {
        await publish(aSource(failure))
        time.advance(tickMs)
      }
      time.set(Date.UTC(2026, 10, 23, hour))
      await triesUntilDecided(aSource(failure), later)
      expect(time.clock()).toBe(Date.UTC(2026, 10, 23, hour + 2))
    },
  )

  test('an earlier hour that was set for the same day leaves two hours of trying', async () => {
    await editions.publish(anEdition(22, { nextAt: dueAt + 6 * hourMs }))
    time.set(dueAt + 6 * hourMs)
    await triesUntilDecided(aSource(failure))
    expect(time.clock()).toBe(dueAt + 8 * hourMs)
  })

  test('the two hours of trying do not keep a day from its edition before the next one is due', async () => {
    await editions.publish(anEdition(22))
    time.set(dueAt + 23 * hourMs)
    await triesUntilDecided(aSource(failure))
    expect(time.clock()).toBe(dueAt + 23.5 * hourMs)
    expect((await editions.recent()).at(-1)).toMatchObject({ id: '2026-11-23', kind: 'failed' })
  })

  test('the first edition of a service is not declared failed for want of time: that of the next day takes its place', async () => {
    time.set(dueAt + 24 * hourMs - 10 * minuteMs)
    await triesUntilDecided(aSource(failure))
    expect(time.clock()).toBe(dueAt + 26 * hourMs + 5 * minuteMs)
    expect((await editions.recent()).map(({ id }) => id)).toEqual(['2026-11-24'])
  })
})

describe('several sources', () => {
  const silent: PaperSource = { ...aSource(failure), name: 'arxiv' }
  const both = (first: PaperSource) => publish(first, { sources: [first, silent] })
  const untilDecided = (first: PaperSource) => triesUntilDecided(first, { sources: [first, silent] })

  test('a failed source among others is waited for half an hour, and then left out', async () => {
    const found = aSource(papers('2611.00001'))
    expect(await both(found)).toMatchObject({ outcome: 'retry', failures: ['arxiv: HTTP 503'] })
    time.advance(tickMs)
    expect(await both(found)).toMatchObject({ outcome: 'retry' })
    time.advance(tickMs)
    expect(await both(found)).toMatchObject({
      outcome: 'published',
      failures: ['arxiv: HTTP 503'],
      head: { kind: 'papers', sources: [{ source: 'huggingface' }, { source: 'arxiv', outcome: 'failed' }] },
    })
  })

  test('a failed source among others is waited for half an hour from the first try of a late deployment', async () => {
    time.set(dueAt + 9 * hourMs)
    await untilDecided(aSource(papers('2611.00001')))
    expect(time.clock()).toBe(dueAt + 9.5 * hourMs)
  })

  test('a day whose only source with papers failed waits as long as if all had failed', async () => {
    await untilDecided(aSource({ outcome: 'quiet' }))
    expect(time.clock()).toBe(dueAt + 2 * hourMs)
    expect((await editions.recent()).at(-1)).toMatchObject({ kind: 'failed' })
  })

  test('a day whose other source has only papers of earlier lists waits as long as if all had failed', async () => {
    await publish(aSource(papers('2611.00001')))
    time.set(dueAt + 24 * hourMs)
    await untilDecided(aSource(papers('2611.00001')))
    expect(time.clock()).toBe(dueAt + 26 * hourMs)
    expect((await editions.recent()).at(-1)).toMatchObject({ id: '2026-11-24', kind: 'failed' })
  })
})

describe('the snapshot of a day', () => {
  test('the snapshot of a day keeps the signals of every paper, whether it was listed or not', async () => {
    await publish(aSource(papers('2611.00001', '2611.00002')))
    expect(await snapshots.before('2026-11-24')).toEqual([
      {
        day: '2026-11-23',
        at: dueAt,
        signals: new Map([
          ['2611.00001', { upvotes: 100 }],
          ['2611.00002', { upvotes: 99 }],
        ]),
      },
    ])
  })

  test('tomorrow’s reasons tell the gains since the snapshot of today', async () => {
    const many = (upvotes: number): Collected => ({
      outcome: 'papers',
      papers: [aPaper({ id: '2611.00009', title: 'Otters', listedAt: dueAt, signals: { upvotes } })],
      dropped: 0,
    })
    await publish(aSource(many(5)), { editions: aTable().editions })
    time.advance(24 * hourMs)
    await publish(aSource(many(45)))
    const edition = await editions.get(anEditionId(24))
    expect(edition?.papers[0]?.reasons).toEqual([{ kind: 'upvotes', count: 45, gained: 40 }])
  })
})

describe('second services', () => {
  test('second services are asked about the most promising papers, and their answers count', async () => {
    const asked: number[] = []
    const points: PaperEnrichment = {
      name: 'hacker-news',
      async enrich(promising) {
        asked.push(promising.length)
        return {
          outcome: 'known',
          details: new Map([['2611.00039' as PaperId, { signals: { points: 900 } }]]),
        }
      },
    }
    const sixty = Array.from({ length: 60 }, (_, number) => `2611.000${String(number).padStart(2, '0')}`)
    await publish(aSource(papers(...sixty)), { enrichments: [points] })
    expect(asked).toEqual([40])
    expect((await editions.get(anEditionId(23)))?.papers[0]?.paper.id).toBe('2611.00039')
  })
})

describe('running more than once', () => {
  test('the second run of a day finds the edition and asks no source', async () => {
    const source = aSource(papers('2611.00001'))
    const first = await publish(source)
    time.advance(hourMs / 4)
    const second = await publish(source)
    expect(first.outcome).toBe('published')
    expect(second).toEqual({ outcome: 'exists', head: first.outcome === 'published' && first.head })
    expect(source.asked).toHaveLength(1)
  })

  test('two simultaneous runs both report the one edition', async () => {
    const [one, other] = await Promise.all([
      publish(aSource(papers('2611.00001'))),
      publish(aSource(papers('2611.00002', '2611.00003'))),
    ])
    expect(one).toEqual(other)
    const recent = await editions.recent()
    expect(recent).toHaveLength(1)
    expect(one).toEqual({ outcome: 'published', head: recent[0], failures: [] })
    expect([['2611.00001'], ['2611.00002', '2611.00003']]).toContainEqual(await paperIds(23))
  })

  test('a run after a crash before the commit point completes the first one’s edition', async () => {
    await publish(aSource(papers('2611.00001')))
    await table.forgetRecent()
    time.advance(hourMs / 4)
    const result = await publish(aSource(papers('2611.00002')))
    expect(result).toMatchObject({ outcome: 'published', head: { publishedAt: dueAt, paperCount: 1 } })
    expect(await paperIds(23)).toEqual(['2611.00001'])
    expect(await editions.recent()).toHaveLength(1)
  })

  test('a clock that was put back publishes no older edition', async () => {
    await publish(aSource(papers('2611.00001')))
    time.advance(-24 * hourMs)
    const source = aSource(papers('2611.00002'))
    expect(await publish(source)).toMatchObject({ outcome: 'exists', head: { id: '2026-11-23' } })
    expect(await editions.get(anEditionId(22))).toBeUndefined()
    expect(source.asked).toEqual([])
  })
})

test.each([
  ['Europe/Berlin', 2],
  ['Australia/Lord_Howe', 2],
  ['America/Havana', 0],
] as const)('each day of a year in %s is due once at %i, in its order', (zone, hour) => {
  const ids = new Set<string>()
  let newest = ''
  for (let now = Date.UTC(2027, 0, 1, 12); now < Date.UTC(2028, 0, 1, 12); now += hourMs) {
    const { id } = dueEdition({ timezone: zone as TimeZone, hour }, now)
    expect(id >= newest).toBe(true)
    newest = id
    ids.add(id)
  }
  expect(ids.size).toBeGreaterThanOrEqual(365)
  expect([...ids].every((id) => parseEditionId(id) === id)).toBe(true)
})
