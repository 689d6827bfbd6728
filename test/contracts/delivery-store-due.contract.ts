import { describe, expect, test } from 'vitest'
import type { EditionId } from '../../shared/edition/edition-id.ts'
import type { Confirmed } from '../../shared/subscriber/subscriber.ts'
import type { SubscriberId } from '../../shared/subscriber/subscriber-id.ts'
import { hourMs } from '../../shared/time/clock.ts'
import { aConfirmed, anId, aPending, monday } from '../fakes/a-subscriber.ts'
import { anEditionId } from '../fakes/an-edition.ts'
import type { SubscribersUnderTest } from './subscribers-under-test.ts'

const head = anEditionId(23)
const shard = 5

/** A reader of the shard who is due at a moment. */
function due(count: number, nextDueAt: number, part: Partial<Confirmed> = {}) {
  return aConfirmed({ id: anId(count, shard), nextDueAt, ...part })
}

/** The part of the contract that asks who is due. */
export function deliveryStoreDueContract(made: () => SubscribersUnderTest): void {
  async function put(...items: readonly (Confirmed & { readonly id: SubscriberId })[]): Promise<void> {
    await Promise.all(items.map((item) => made().put(item)))
  }

  /** All readers due in the shard, page after page. `between` runs once after the first page. */
  async function pages(now: number, between: () => Promise<void> = async () => {}): Promise<SubscriberId[]> {
    const ids: SubscriberId[] = []
    let cursor: string | undefined
    let pagesRead = 0
    do {
      const page = await made().deliveries.due(shard, now, head, cursor)
      ids.push(...page.rows.map((row) => row.id))
      cursor = page.cursor
      if (++pagesRead === 1) await between()
    } while (cursor !== undefined)
    return ids
  }

  describe('due', () => {
    test('nobody is due in an empty table', async () => {
      expect(await made().deliveries.due(shard, monday, head)).toEqual({ rows: [] })
    })

    test('a row of the due index says who is due, since when, and what they have got', async () => {
      const reader = due(1, monday)
      await put(reader)
      const { rows } = await made().deliveries.due(shard, monday, head)
      expect(rows).toEqual([{ id: reader.id, nextDueAt: monday, through: reader.through }])
    })

    test('readers who have waited longest come first', async () => {
      await put(due(1, monday - 1), due(2, monday - 3), due(3, monday), due(4, monday - 2))
      expect(await pages(monday)).toEqual([2, 4, 1, 3].map((count) => anId(count, shard)))
    })

    test('a reader who is due this very moment is listed, a reader who is due a moment later is not', async () => {
      await put(due(1, monday), due(2, monday + 1))
      expect(await pages(monday)).toEqual([anId(1, shard)])
    })

    test('a reader of one shard is not listed in another', async () => {
      await put(due(1, monday), aConfirmed({ id: anId(2, shard + 1), nextDueAt: monday }))
      expect(await pages(monday)).toEqual([anId(1, shard)])
    })

    test('readers who have got the head or a newer edition are left out', async () => {
      const ahead = ['2026-11-22', '2026-11-23', '2026-11-24'] as EditionId[]
      await put(...ahead.map((through, count) => due(count, monday, { through })))
      expect(await pages(monday)).toEqual([anId(0, shard)])
    })

    test('a reader who left is not listed as due', async () => {
      await put(due(1, monday), due(2, monday), due(3, monday))
      await made().subscribers.leave(anId(1, shard), 'unsubscribed', monday)
      await made().subscribers.leave(anId(2, shard), 'suppressed', monday)
      expect(await pages(monday)).toEqual([anId(3, shard)])
    })

    test('a pending subscriber is not in the index', async () => {
      await made().put(aPending({ id: anId(1, shard) }))
      expect(await pages(monday)).toEqual([])
    })

    test('a reader with an open attempt is still listed as due', async () => {
      const attempt = { id: 'attempt-1', head, startedAt: monday }
      await put(due(1, monday, { attempt }))
      expect(await pages(monday)).toEqual([anId(1, shard)])
    })

    test('a reader who is settled is not listed until the next slot', async () => {
      await put(due(1, monday, { attempt: { id: 'attempt-1', head, startedAt: monday } }))
      const settlement = { through: head, lastAt: monday, missed: {}, nextDueAt: monday + 24 * hourMs }
      await made().deliveries.settle(anId(1, shard), 'attempt-1', 3, settlement)
      expect(await pages(monday)).toEqual([])
      const later = await made().deliveries.due(shard, monday + 24 * hourMs, anEditionId(24))
      expect(later.rows).toHaveLength(1)
    })

    test('more than two pages come in order, with each reader once', async () => {
      const readers = Array.from({ length: 230 }, (_, count) => due(count, monday - 1000 + count))
      await put(...readers)
      expect(await pages(monday)).toEqual(readers.map(({ id }) => id))
    })

    test('a page on which every reader has got the head is empty, and leads on to the next', async () => {
      const ahead = Array.from({ length: 120 }, (_, count) =>
        due(count, monday - 1000 + count, { through: head }),
      )
      await put(...ahead, due(500, monday))
      expect((await made().deliveries.due(shard, monday, head)).rows).toEqual([])
      expect(await pages(monday)).toEqual([anId(500, shard)])
    })

    test('paging goes on after a row that was settled meanwhile', async () => {
      const readers = Array.from({ length: 150 }, (_, count) => due(count, monday - 1000 + count))
      await put(...readers)
      const last = readers[99]?.id ?? anId(99, shard)
      const seen = await pages(monday, async () => {
        await made().subscribers.write(last, 3, { set: { nextDueAt: monday + hourMs } })
      })
      expect(seen).toEqual(readers.map(({ id }) => id))
    })
  })

  describe('oldestDue', () => {
    test('an empty shard has no oldest due reader, nor has any shard before its first reader is due', async () => {
      expect(await made().deliveries.oldestDue(shard, monday)).toBeUndefined()
      await put(due(1, monday))
      expect(await made().deliveries.oldestDue(shard, monday - 1)).toBeUndefined()
    })

    test('a reader is due from their moment on, in their shard only', async () => {
      await put(due(1, monday))
      expect(await made().deliveries.oldestDue(shard, monday)).toBe(monday)
      expect(await made().deliveries.oldestDue(shard + 1, monday)).toBeUndefined()
    })

    test('the oldest due reader is the one who has waited longest', async () => {
      await put(due(1, monday), due(2, monday - hourMs), due(3, monday - 1))
      expect(await made().deliveries.oldestDue(shard, monday)).toBe(monday - hourMs)
    })

    test('nobody is due once the only reader has left', async () => {
      await put(due(1, monday))
      await made().subscribers.leave(anId(1, shard), 'unsubscribed', monday)
      expect(await made().deliveries.oldestDue(shard, monday)).toBeUndefined()
    })
  })
}
