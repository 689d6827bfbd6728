import { describe, expect, test } from 'vitest'
import { sweepOf } from '../../shared/delivery/aftermath/sweep.ts'
import { leftLifetimeMs } from '../../shared/subscriber/leaving/forgetting.ts'
import { aConsent, aRequestId } from '../fakes/a-request.ts'
import { aConfirmed, anId, aPending, monday } from '../fakes/a-subscriber.ts'
import { onEachDatabase } from './database-under-test.ts'

const later = monday + leftLifetimeMs
const earlier = { preferences: aConfirmed().preferences, expiresAtSeconds: later }

onEachDatabase((freshTable) => {
  describe('a forgetting store', () => {
    test('a subscriber’s item comes together with what stands beside it', async () => {
      const table = await freshTable()
      for (const number of [1, 2, 3]) {
        await table.put(aConfirmed({ id: anId(number) }))
        await table.subscribers.keepConsent(anId(number), aRequestId(number), aConsent())
        await table.subscribers.keepEarlier(anId(number), aRequestId(number), earlier)
      }
      const found = []
      for await (const each of table.forgetting.all(monday)) found.push(each)
      expect(found).toHaveLength(3)
      for (const number of [1, 2, 3]) {
        expect(found).toContainEqual(
          expect.objectContaining({
            id: anId(number),
            subscriber: expect.objectContaining({ status: 'confirmed' }),
            consents: [{ request: aRequestId(number), hasAddress: true }],
            earlier: [aRequestId(number)],
          }),
        )
      }
    })

    test('of two who remove one item, or of a removal and a write, one comes first', async () => {
      const table = await freshTable()
      await table.put(aPending({ id: anId(1), rev: 4 }))
      expect(await table.forgetting.drop(anId(1), 3)).toBe('conflict')
      expect(await table.forgetting.drop(anId(1), 4)).toBe('written')
      expect(await table.forgetting.drop(anId(1), 4)).toBe('conflict')
      expect(await table.item(anId(1))).toBeUndefined()
    })

    test('a proof of consent that is gone is not brought back by losing its address', async () => {
      const table = await freshTable()
      await table.forgetting.reduceConsent(anId(1), aRequestId(1), 1)
      expect(await table.consent(anId(1), aRequestId(1))).toBeUndefined()
    })

    test('a sweep leaves no address of those whose time is over, and changes nobody else', async () => {
      const table = await freshTable()
      const reader = aConfirmed({ id: anId(1) })
      await table.put(reader)
      await table.put(aConfirmed({ id: anId(2) }))
      await table.put(aPending({ id: anId(3) }))
      await table.subscribers.leave(anId(2), 'unsubscribed', monday)
      await table.subscribers.keepConsent(anId(2), aRequestId(2), aConsent())
      await table.subscribers.keepEarlier(anId(2), aRequestId(2), earlier)
      expect(await sweepOf(table, later).finish()).toEqual({ writes: 4, hasMore: false })
      expect(await table.item(anId(1))).toEqual(reader)
      expect(await table.item(anId(2))).not.toHaveProperty('address')
      expect(await table.consent(anId(2), aRequestId(2))).not.toHaveProperty('address')
      expect(await table.subscribers.earlier(anId(2), aRequestId(2))).toBeUndefined()
      expect(await table.item(anId(3))).toBeUndefined()
    })
  })
})
