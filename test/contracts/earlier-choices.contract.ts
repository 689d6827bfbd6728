import { describe, expect, test } from 'vitest'
import { eraseSubscriber } from '../../shared/subscriber/leaving/erase-subscriber.ts'
import type { EarlierChoices } from '../../shared/subscriber/subscriber-store.ts'
import { secondMs } from '../../shared/time/clock.ts'
import { aConsent, aRequestId } from '../fakes/a-request.ts'
import { aConfirmed, anId, dailyAtEight, monday } from '../fakes/a-subscriber.ts'
import type { SubscribersUnderTest } from './subscribers-under-test.ts'

const [id, another] = [anId(1), anId(2)]
const [one, two] = [aRequestId(1), aRequestId(2)]

function choices(hour = 8): EarlierChoices {
  return { preferences: { ...dailyAtEight, hour }, expiresAtSeconds: monday / secondMs + 9 }
}

/** The promises of what a change replaced, which stands beside the subscriber. */
export function earlierChoicesContract(made: () => SubscribersUnderTest): void {
  describe('what a change replaced', () => {
    test.each([
      ['', choices().preferences],
      [
        ' with a pause, a language and topics',
        { ...dailyAtEight, pausedUntil: 7, language: 'de', topics: ['a'] },
      ],
      [' whose language is not set', { ...dailyAtEight, language: undefined }],
    ])('is read as it was kept%s', async (_which, preferences) => {
      const kept = { ...choices(), preferences: preferences as EarlierChoices['preferences'] }
      await made().subscribers.keepEarlier(id, one, kept)
      expect(await made().subscribers.earlier(id, one)).toEqual(kept)
    })

    test('is kept for each change of each subscriber', async () => {
      const { subscribers } = made()
      await subscribers.keepEarlier(id, one, choices(1))
      await subscribers.keepEarlier(id, two, choices(2))
      await subscribers.keepEarlier(another, one, choices(3))
      expect(await subscribers.earlier(id, one)).toEqual(choices(1))
      expect(await subscribers.earlier(id, two)).toEqual(choices(2))
      expect(await subscribers.earlier(another, one)).toEqual(choices(3))
      expect(await subscribers.earlier(another, two)).toBeUndefined()
    })

    test('kept again under the same change is the newer one: the write before was overtaken', async () => {
      await made().subscribers.keepEarlier(id, one, choices(1))
      await made().subscribers.keepEarlier(id, one, choices(2))
      expect(await made().subscribers.earlier(id, one)).toEqual(choices(2))
    })

    test('is removed alone, and removing it twice does no harm', async () => {
      const { subscribers } = made()
      for (const change of [one, two]) await subscribers.keepEarlier(id, change, choices())
      for (const _ of [1, 2]) await subscribers.dropEarlier(id, one)
      expect(await subscribers.earlier(id, one)).toBeUndefined()
      expect(await subscribers.earlier(id, two)).toEqual(choices())
    })

    test('is no consent and no subscriber, and keeping or removing it changes neither', async () => {
      const { subscribers } = made()
      const there = aConfirmed({ id })
      await subscribers.keepEarlier(id, one, choices())
      expect(await subscribers.get(id)).toBeUndefined()
      expect(await subscribers.hasConsent(id, one)).toBe(false)
      await made().put(there)
      await subscribers.keepConsent(id, one, aConsent())
      await subscribers.dropEarlier(id, one)
      expect(await made().item(id)).toEqual(there)
      expect(await made().consent(id, one)).toEqual(aConsent())
    })

    test('stays when its reader leaves, and when a consent of the same name is dropped', async () => {
      const { subscribers } = made()
      await made().put(aConfirmed({ id }))
      await subscribers.keepEarlier(id, one, choices())
      await subscribers.leave(id, 'unsubscribed', monday)
      await subscribers.dropConsent(id, one)
      expect(await subscribers.earlier(id, one)).toEqual(choices())
    })

    test('goes with the reader who is erased, and no other reader’s goes', async () => {
      const { subscribers } = made()
      await made().put(aConfirmed({ id }))
      for (const reader of [id, another]) {
        for (const change of [one, two]) await subscribers.keepEarlier(reader, change, choices())
      }
      await eraseSubscriber(subscribers, id, monday)
      for (const change of [one, two]) {
        expect(await subscribers.earlier(id, change)).toBeUndefined()
        expect(await subscribers.earlier(another, change)).toEqual(choices())
      }
    })
  })
}
