import { beforeEach, describe, expect, test } from 'vitest'
import type { Subscriber } from '../../shared/subscriber/subscriber.ts'
import { aConsent, aRequestId } from '../fakes/a-request.ts'
import { aConfirmed, anId, aPending, monday } from '../fakes/a-subscriber.ts'
import type { SubscribersUnderTest } from './subscribers-under-test.ts'

/** The promises of a census. */
export function subscriberCensusContract(make: () => Promise<SubscribersUnderTest>): void {
  describe('a census of subscribers', () => {
    let made: SubscribersUnderTest
    beforeEach(async () => {
      made = await make()
    })
    async function everybody(): Promise<Subscriber[]> {
      const found: Subscriber[] = []
      for await (const subscriber of made.census.all()) found.push(subscriber)
      return found.sort((a, b) => (a.id < b.id ? -1 : 1))
    }

    test('the census of an empty table has nobody', async () => {
      expect(await everybody()).toEqual([])
    })

    test('the census has every subscriber of any status, as each is read alone', async () => {
      await made.put(aConfirmed({ id: anId(1) }))
      await made.put(aPending({ id: anId(2) }))
      for (const [count, status] of [
        [3, 'unsubscribed'],
        [4, 'suppressed'],
      ] as const) {
        await made.put(aConfirmed({ id: anId(count) }))
        await made.subscribers.leave(anId(count), status, monday)
      }
      const one = (count: number) => made.subscribers.get(anId(count))
      expect(await everybody()).toEqual(await Promise.all([1, 2, 3, 4].map(one)))
      expect((await everybody()).map(({ status }) => status)).toEqual([
        'confirmed',
        'pending',
        'unsubscribed',
        'suppressed',
      ])
    })

    test('the census does not count a consent', async () => {
      await made.put(aConfirmed({ id: anId(1) }))
      await made.subscribers.keepConsent(anId(1), aRequestId(1), aConsent())
      expect(await everybody()).toHaveLength(1)
    })

    test('the census has every one of three megabytes of subscribers, which fit on no single page', async () => {
      const padding = '.'.repeat(100_000)
      const ids = Array.from({ length: 30 }, (_, count) => anId(count))
      await Promise.all(ids.map((id) => made.put({ ...aConfirmed({ id }), padding })))
      expect((await everybody()).map(({ id }) => id)).toEqual([...ids].sort())
    })
  })
}
