import { describe, expect, test } from 'vitest'
import type { Paper, PaperId, Signals } from '../../../../shared/paper/paper.ts'
import { rankPapers } from '../../../../shared/paper/ranking/ranking.ts'
import type { Snapshot } from '../../../../shared/paper/ranking/snapshot.ts'
import { dayMs, hourMs } from '../../../../shared/time/clock.ts'
import { aPaper } from '../a-paper.ts'
import { aSnapshot } from './a-snapshot.ts'

const at = Date.UTC(2026, 6, 3, 6)
const ids = (papers: readonly Paper[]) => rankPapers(papers, at).map(({ paper }) => paper.id)
const reasons = (signals: Signals, history: readonly Snapshot[] = []) =>
  rankPapers([aPaper({ signals, listedAt: at - hourMs })], at, history)[0]?.reasons
const yesterday = (signals: Signals) => aSnapshot(at - dayMs, { [aPaper().id]: signals })

describe('ranking', () => {
  test('ranking takes the larger arXiv id for the newer paper if no date tells', () => {
    const ids = ['2610.09999', '2611.00002', '0912.3456', '2611.00001']
    const ranked = rankPapers(
      ids.map((id) => aPaper({ id })),
      at,
    )
    expect(ranked.map(({ paper }) => paper.id)).toEqual([
      '2611.00002',
      '2611.00001',
      '2610.09999',
      '0912.3456',
    ])
  })

  test('ranking takes a paper whose day is not known for as new as the papers with smaller ids', () => {
    const list = [
      aPaper({ id: '2611.00009', publishedAt: at - dayMs }),
      aPaper({ id: '2611.00012' }),
      aPaper({ id: '2611.00015', publishedAt: at }),
      aPaper({ id: '2611.00001', publishedAt: at - 2 * dayMs }),
      aPaper({ id: '2611.00005' }),
      aPaper({ id: '2611.00017' }),
    ]
    const newestFirst = ['00017', '00015', '00012', '00009', '00005', '00001'].map(
      (number) => `2611.${number}`,
    )
    expect(ids(list)).toEqual(newestFirst)
    expect(ids(list.toReversed())).toEqual(newestFirst)
  })

  test('ranking puts papers with a given order first and in that order, the others by score, ties by id', () => {
    const list = [
      aPaper({ id: 'title:b', signals: { upvotes: 5 }, publishedAt: at }),
      aPaper({ id: 'title:a', signals: { upvotes: 5 } }),
      aPaper({ id: 'title:c', signals: { upvotes: 900 } }),
      aPaper({ id: 'title:second', rank: 2, signals: { upvotes: 50 } }),
      aPaper({ id: 'title:first', rank: 1 }),
    ]
    expect(ids(list)).toEqual(['title:first', 'title:second', 'title:c', 'title:a', 'title:b'])
  })

  test('ranking puts papers without any trend last, the newest first, then by id', () => {
    const list = [
      aPaper({ id: 'undated-b' }),
      aPaper({ id: 'undated-a' }),
      aPaper({ id: 'old', publishedAt: at - 2 * dayMs }),
      aPaper({ id: 'unloved', publishedAt: at - dayMs, signals: { upvotes: 0 } }),
      aPaper({ id: 'new', publishedAt: at }),
      aPaper({ id: 'liked', publishedAt: at - 9 * dayMs, signals: { upvotes: 1 } }),
    ]
    expect(ids(list)).toEqual(['liked', 'new', 'unloved', 'old', 'undated-a', 'undated-b'])
  })

  test('ranking puts papers without a vote in the order of venue, organization and age', () => {
    const list = [
      aPaper({ id: 'new', publishedAt: at }),
      aPaper({ id: 'staffed', publishedAt: at - dayMs, organization: 'An Institute' }),
      aPaper({ id: 'old-taken', publishedAt: at - 3 * dayMs, venue: 'ACL 2026' }),
      aPaper({ id: 'taken', publishedAt: at - 2 * dayMs, venue: 'CVPR 2026', signals: { comments: 3 } }),
      aPaper({ id: 'liked', publishedAt: at - 9 * dayMs, signals: { upvotes: 1 } }),
    ]
    expect(ids(list)).toEqual(['liked', 'taken', 'old-taken', 'staffed', 'new'])
  })

  test('ranking gives as reasons only signals that are known and not 0', () => {
    expect(reasons({})).toEqual([])
    expect(reasons({ upvotes: 0, comments: 0, stars: 0, points: 0 })).toEqual([])
    expect(reasons({ upvotes: 7 })).toEqual([{ kind: 'upvotes', count: 7 }])
    expect(reasons({ comments: 2 })).toEqual([{ kind: 'comments', count: 2 }])
  })

  test('ranking tells the gains since yesterday if yesterday’s snapshot has them', () => {
    const signals = { upvotes: 7, stars: 90 }
    expect(reasons(signals, [yesterday({ upvotes: 4, stars: 50 })])).toEqual([
      { kind: 'upvotes', count: 7, gained: 3 },
      { kind: 'stars', count: 90, gained: 40 },
    ])
    expect(reasons(signals, [yesterday({ upvotes: 7, stars: 90 })])).toEqual([{ kind: 'upvotes', count: 7 }])
    expect(reasons(signals, [yesterday({ upvotes: 9, stars: 99 })])).toEqual([{ kind: 'upvotes', count: 7 }])
    expect(reasons(signals, [aSnapshot(at - dayMs, { another: { upvotes: 1 } })])).toEqual([
      { kind: 'upvotes', count: 7 },
    ])
  })

  test('ranking does not call the growth of several days a gain since yesterday', () => {
    const threeDaysAgo = aSnapshot(at - 3 * dayMs, { [aPaper().id]: { upvotes: 1, stars: 10 } })
    expect(reasons({ upvotes: 7, stars: 90 }, [threeDaysAgo])).toEqual([
      { kind: 'upvotes', count: 7 },
      { kind: 'stars', count: 90 },
    ])
  })

  test('ranking names at most three reasons: upvotes, then those that stand out most', () => {
    const history = [yesterday({ upvotes: 1, stars: 88 })]
    const kinds = (signals: Signals) => reasons(signals, history)?.map(({ kind }) => kind)
    expect(kinds({ upvotes: 2, comments: 50, stars: 90, points: 300 })).toEqual([
      'upvotes',
      'points',
      'comments',
    ])
    expect(kinds({ upvotes: 2, comments: 1, stars: 900, points: 2 })).toEqual(['upvotes', 'stars', 'points'])
    expect(kinds({ comments: 1, stars: 900, points: 2 })).toEqual(['stars', 'points', 'comments'])
  })

  test('ranking in a given order needs no text of a paper', () => {
    const [ranked] = rankPapers([aPaper({ rank: 3, signals: { upvotes: 7 } })], at)
    expect(ranked?.reasons).toEqual([{ kind: 'upvotes', count: 7 }])
  })

  test('ranking changes neither its input nor a paper', () => {
    const list = Object.freeze([aPaper({ id: 'title:z' }), aPaper({ id: 'title:a' })])
    const history = Object.freeze([yesterday({ upvotes: 2 }), aSnapshot(at - 2 * dayMs, {})])
    expect(rankPapers(list, at, history).map(({ paper }) => paper)).toEqual([list[1], list[0]])
    expect(history[0]?.signals.get(aPaper().id as PaperId)).toEqual({ upvotes: 2 })
  })
})
