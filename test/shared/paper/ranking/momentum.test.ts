import { describe, expect, test } from 'vitest'
import type { Signals } from '../../../../shared/paper/paper.ts'
import { momentumOf, momentumWeights } from '../../../../shared/paper/ranking/momentum.ts'
import type { Snapshot } from '../../../../shared/paper/ranking/snapshot.ts'
import { dayMs, hourMs } from '../../../../shared/time/clock.ts'
import { aPaper } from '../a-paper.ts'
import { aSnapshot } from './a-snapshot.ts'

const at = Date.UTC(2026, 6, 3, 6)
const momentum = (signals: Signals, history: readonly Snapshot[] = [], ageHours = 38) =>
  momentumOf(history, at)(aPaper({ id: 'p', signals, listedAt: at - ageHours * hourMs }))
const daysAgo = (days: number, upvotes: number) => aSnapshot(at - days * dayMs, { p: { upvotes } })
const { upvotes, agePower } = momentumWeights

describe('the momentum', () => {
  test('the momentum is the published formula', () => {
    expect(momentum({ upvotes: 30 }, [daysAgo(1, 20)])).toBeCloseTo((10 + upvotes * 30) / 40 ** agePower, 12)
  })

  test('the momentum takes votes that no snapshot has as gained since the listing, and counts a day’s share of them', () => {
    expect(momentum({ upvotes: 30 }, [], 48)).toBeCloseTo((15 + upvotes * 30) / 50 ** agePower, 12)
    expect(momentum({ upvotes: 30 }, [], 6)).toBeCloseTo((30 + upvotes * 30) / 8 ** agePower, 12)
  })

  test('the momentum scales growth down to 24 h by the newest snapshot that knows the paper, and never scales it up', () => {
    const without = (days: number) => aSnapshot(at - days * dayMs, {})
    const gaining = (gained: number) => (gained + upvotes * 22) / 40 ** agePower
    expect(momentum({ upvotes: 22 }, [daysAgo(3, 10), daysAgo(2, 10), without(1)])).toBeCloseTo(
      gaining(6),
      12,
    )
    expect(momentum({ upvotes: 22 }, [daysAgo(0.5, 10)])).toBeCloseTo(gaining(12), 12)
  })

  test('the momentum counts withdrawn votes as no growth, and knows nothing without upvotes', () => {
    expect(momentum({ upvotes: 20 }, [daysAgo(1, 30)])).toBeCloseTo((upvotes * 20) / 40 ** agePower, 12)
    expect(momentum({ comments: 80, points: 80 })).toBe(0)
  })
})
