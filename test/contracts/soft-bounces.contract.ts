import { describe, expect, test } from 'vitest'
import { subscriberSchemaVersion } from '../../shared/subscriber/subscriber.ts'
import { aConfirmed, anId, aPending, monday } from '../fakes/a-subscriber.ts'
import type { SubscribersUnderTest } from './subscribers-under-test.ts'

const id = anId(1)
const reader = aConfirmed({ id })

/** The part of a subscriber store's contract that counts soft bounces. */
export function softBouncesContract(made: () => SubscribersUnderTest): void {
  const count = (reportId: string, whom = id) => made().subscribers.countSoftBounce(whom, reportId)
  const softBounces = async () => (await made().subscribers.get(id))?.softBounces

  describe('countSoftBounce', () => {
    test('five reports in a row count to five', async () => {
      await made().put(reader)
      const counts: (number | undefined)[] = []
      for (const reportId of ['a', 'b', 'c', 'd', 'e']) counts.push(await count(reportId))
      expect(counts).toEqual([1, 2, 3, 4, 5])
      expect(await softBounces()).toBe(5)
    })

    test('a bounce on an item of a newer version is not counted, because its own release counts it', async () => {
      const newer = { ...reader, version: subscriberSchemaVersion + 1 }
      await made().put(newer)
      expect(await count('a')).toBeUndefined()
      expect(await made().item(id)).toEqual(newer)
    })

    test('a report that comes again is not counted', async () => {
      await made().put(reader)
      await count('a')
      await count('b')
      expect(await count('b')).toBeUndefined()
      expect(await count('b')).toBeUndefined()
      expect(await softBounces()).toBe(2)
    })

    test('a report that comes again after others is not counted', async () => {
      await made().put(reader)
      for (const reportId of ['a', 'b', 'c', 'd']) await count(reportId)
      for (const reportId of ['a', 'c', 'b', 'a', 'd']) expect(await count(reportId)).toBeUndefined()
      expect(await softBounces()).toBe(4)
    })

    test('the item remembers five reports, whatever their number', async () => {
      await made().put(reader)
      for (let number = 1; number <= 20; number++) await count(`report-${number}`)
      const reports = [16, 17, 18, 19, 20].map((number) => `report-${number}`).join(' ')
      expect(await made().item(id)).toMatchObject({ softBounces: 20, softBounceReport: reports })
    })

    test('a report that comes many times at once is counted once', async () => {
      await made().put(reader)
      const counts = await Promise.all(Array.from({ length: 10 }, () => count('a')))
      expect(counts.filter((counted) => counted !== undefined)).toEqual([1])
      expect(await softBounces()).toBe(1)
    })

    test('each of several simultaneous reports is counted', async () => {
      await made().put(reader)
      const counts = await Promise.all(['a', 'b', 'c', 'd', 'e'].map((reportId) => count(reportId)))
      expect(counts.sort()).toEqual([1, 2, 3, 4, 5])
    })

    test('an unknown id counts nothing and makes no item', async () => {
      expect(await count('a')).toBeUndefined()
      expect(await made().item(id)).toBeUndefined()
    })

    test('counting a bounce changes neither the revision nor the attempt nor the due time', async () => {
      const attempt = { id: 'attempt-1', head: reader.through, startedAt: monday }
      await made().put({ ...reader, attempt, colour: 'green' })
      await count('a')
      expect(await made().item(id)).toEqual({
        ...reader,
        attempt,
        colour: 'green',
        softBounces: 1,
        softBounceReport: 'a',
      })
    })

    test('a bounce of a pending subscriber is counted, and those of other subscribers stay as they are', async () => {
      await made().put(aPending({ id }))
      await made().put(aConfirmed({ id: anId(2) }))
      expect(await count('a')).toBe(1)
      expect(await made().item(anId(2))).not.toHaveProperty('softBounces')
    })
  })

  describe('clearSoftBounces', () => {
    test('clearing ends a row of bounces, and the next row counts from one', async () => {
      await made().put(reader)
      for (const reportId of ['a', 'b', 'c', 'd']) await count(reportId)
      await made().subscribers.clearSoftBounces(id)
      expect(await softBounces()).toBeUndefined()
      expect(await count('e')).toBe(1)
    })

    test('a report from before the clearing that comes again does not begin a new row', async () => {
      await made().put(reader)
      await count('a')
      await made().subscribers.clearSoftBounces(id)
      expect(await count('a')).toBeUndefined()
      expect(await softBounces()).toBeUndefined()
    })

    test('clearing changes nothing without bounces, and makes no item for an unknown id', async () => {
      await made().put(reader)
      await made().subscribers.clearSoftBounces(id)
      await made().subscribers.clearSoftBounces(anId(2))
      expect(await made().item(id)).toEqual(reader)
      expect(await made().item(anId(2))).toBeUndefined()
    })
  })
}
