import { expect, test } from 'vitest'
import { eraseSubscriber } from '../../../../shared/subscriber/leaving/erase-subscriber.ts'
import { requestLetter } from '../../../../shared/subscriber/letter/request-letter.ts'
import { carriedEpoch, renewedEpoch } from '../../../../shared/subscriber/link/epoch.ts'
import { confirmSubscription } from '../../../../shared/subscriber/sign-up/confirm-subscription.ts'
import { hourMs } from '../../../../shared/time/clock.ts'
import { aRequest, aRequestId, confirmTokenOf } from '../../../fakes/a-request.ts'
import { aConfirmed, anId, aPending, monday } from '../../../fakes/a-subscriber.ts'
import { subscriberWorld } from '../subscriber-world.ts'

test('a reader who never renewed their epoch is in the first one', () => {
  expect(carriedEpoch({})).toBe('0')
  expect(carriedEpoch({ epoch: 7 })).toBe('7')
})

test('each epoch is later than the one before, even within one second or under a clock that was put back', () => {
  const first = renewedEpoch(undefined, monday)
  expect(renewedEpoch({ epoch: first }, monday)).toBe(first + 1)
  expect(renewedEpoch({ epoch: first }, monday - hourMs)).toBe(first + 1)
})

test('a fresh link, and a new subscription even after an erasure, are of an epoch that no earlier link carries', async () => {
  const { deps, put, subscribers, time } = subscriberWorld()
  const id = anId()
  const carried = async () => {
    const subscriber = await subscribers.get(id)
    return subscriber && carriedEpoch(subscriber)
  }
  put(aConfirmed({ id }))
  const seen = [await carried()]
  const words = { ip: '192.0.2.9', form: 'https://paperwire.example/preferences', wording: 'en-2' }
  await requestLetter(deps, id, 'fresh-link', words)
  seen.push(await carried())
  await eraseSubscriber(subscribers, id, time.clock())
  time.advance(hourMs)
  const request = aRequest({ id: aRequestId(9) })
  put(aPending({ id, requests: [request] }))
  await confirmSubscription({ ...deps, summonWorker: async () => {} }, confirmTokenOf(id, request.id), '::1')
  seen.push(await carried())
  expect(new Set(seen).size).toBe(3)
})
