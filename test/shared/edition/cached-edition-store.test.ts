import { beforeEach, expect, test } from 'vitest'
import { cachedEditionStore } from '../../../shared/edition/cached-edition-store.ts'
import type { EditionStore } from '../../../shared/edition/edition-store.ts'
import { aTable, type MemoryTable } from '../../dynamo/a-table.ts'
import { anEdition, anEditionId, headOf, withList } from '../../fakes/an-edition.ts'

let table: MemoryTable
let behind: EditionStore
let read: string[]
let cached: EditionStore
beforeEach(() => {
  table = aTable()
  behind = table.editions
  read = []
  cached = cachedEditionStore({
    ...behind,
    recent() {
      read.push('recent')
      return behind.recent()
    },
    get(id) {
      read.push(id)
      return behind.get(id)
    },
    whole(id) {
      read.push(`whole ${id}`)
      return behind.whole(id)
    },
  })
})

test('an edition is read once', async () => {
  await cached.publish(anEdition(23))
  expect(await cached.get(anEditionId(23))).toEqual(withList(anEdition(23)))
  expect(await cached.get(anEditionId(23))).toEqual(withList(anEdition(23)))
  expect(read).toEqual([anEditionId(23)])
})

test('a whole edition is read once, and stays the same object, so that indexes of it can be cached', async () => {
  await cached.publish(anEdition(23))
  const first = await cached.whole(anEditionId(23))
  expect(first).toEqual(anEdition(23))
  expect(await cached.whole(anEditionId(23))).toBe(first)
  expect(read).toEqual([`whole ${anEditionId(23)}`])
})

test('an edition that does not exist is read again, and found once it exists', async () => {
  expect(await cached.get(anEditionId(23))).toBeUndefined()
  await behind.publish(anEdition(23))
  expect(await cached.get(anEditionId(23))).toEqual(withList(anEdition(23)))
})

test('an edition that could not be read is read again', async () => {
  await behind.publish(anEdition(23))
  await table.loseAPaper(anEdition(23))
  await expect(cached.get(anEditionId(23))).rejects.toThrow('1 of its 2 papers')
  await behind.publish(anEdition(23))
  expect(await cached.get(anEditionId(23))).toEqual(withList(anEdition(23)))
})

test('the list of recent editions is never cached', async () => {
  expect(await cached.recent()).toEqual([])
  await behind.publish(anEdition(23))
  expect(await cached.recent()).toEqual([headOf(anEdition(23))])
})

test('requests that come together read an edition once, and the list of recent editions at most twice', async () => {
  await behind.publish(anEdition(23))
  const answers = await Promise.all(
    Array.from({ length: 50 }, async () => [await cached.recent(), await cached.get(anEditionId(23))]),
  )
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
  expect(read.filter((what) => what === 'recent').length).toBeLessThanOrEqual(2)
  expect(read.filter((what) => what === anEditionId(23))).toHaveLength(1)
})

test('a request during which an edition is published may miss it, and a request after that shows it', async () => {
  const before = cached.recent()
  await behind.publish(anEdition(23))
  const after = cached.recent()
  expect([[], [headOf(anEdition(23))]]).toContainEqual(await before)
  expect(await after).toEqual([headOf(anEdition(23))])
})

test('ten editions are cached, and the eleventh replaces the one that was read first', async () => {
  for (let day = 1; day <= 11; day++) {
    await cached.publish(anEdition(day))
    await cached.get(anEditionId(day))
  }
  read.length = 0
  for (const day of [2, 11, 1]) await cached.get(anEditionId(day))
  expect(read).toEqual([anEditionId(1)])
})
