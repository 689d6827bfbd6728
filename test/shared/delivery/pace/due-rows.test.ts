import { expect, test } from 'vitest'
import type { DuePage, DueRow } from '../../../../shared/delivery/attempt/delivery-store.ts'
import { dueRows } from '../../../../shared/delivery/pace/due-rows.ts'
import { anId, monday } from '../../../fakes/a-subscriber.ts'
import { anEditionId } from '../../../fakes/an-edition.ts'

const row = (shard: number, count: number): DueRow => ({
  id: anId(count, shard),
  nextDueAt: monday,
  through: anEditionId(22),
})

/** Pages of two rows each. */
function pagesOf(counts: Readonly<Record<number, number>>) {
  const asked: string[] = []
  async function pages(shard: number, cursor = '0'): Promise<DuePage> {
    asked.push(`${shard}/${cursor}`)
    const from = Number(cursor)
    const all = Array.from({ length: counts[shard] ?? 0 }, (_, count) => row(shard, count))
    const rows = all.slice(from, from + 2)
    return from + 2 < all.length ? { rows, cursor: String(from + 2) } : { rows }
  }
  return { pages, asked }
}

async function take(rows: AsyncGenerator<DueRow>, most = Number.POSITIVE_INFINITY): Promise<DueRow[]> {
  const taken: DueRow[] = []
  for await (const each of rows) if (taken.push(each) >= most) break
  return taken
}

test('the rows of all shards come one of each in turn, and those of a shard in their order', async () => {
  const { pages } = pagesOf({ 0: 3, 1: 1, 2: 5 })
  const taken = await take(dueRows([0, 1, 2], pages))
  const expected = [
    [0, 0],
    [1, 0],
    [2, 0],
    [0, 1],
    [2, 1],
    [0, 2],
    [2, 2],
    [2, 3],
    [2, 4],
  ] as const
  expect(taken).toEqual(expected.map(([shard, count]) => row(shard, count)))
})

test('a page is read only when its first row is wanted', async () => {
  const { pages, asked } = pagesOf({ 0: 5, 1: 5 })
  await take(dueRows([0, 1], pages), 1)
  expect(asked).toEqual(['0/0'])
  await take(dueRows([0, 1], pages), 5)
  expect(asked.slice(1)).toEqual(['0/0', '1/0', '0/2'])
})

test('shards without a due reader yield nothing', async () => {
  const { pages, asked } = pagesOf({ 1: 1 })
  expect(await take(dueRows([0, 1, 2], pages))).toEqual([row(1, 0)])
  expect(asked).toEqual(['0/0', '1/0', '2/0'])
})

test('a page that cannot be read fails the reader of rows', async () => {
  const broken = new Error('no index')
  await expect(take(dueRows([0], () => Promise.reject(broken)))).rejects.toBe(broken)
})
