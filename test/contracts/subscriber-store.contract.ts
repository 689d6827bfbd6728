import { beforeEach, describe, expect, test } from 'vitest'
import { eraseSubscriber } from '../../shared/subscriber/leaving/erase-subscriber.ts'
import { type Subscriber, subscriberSchemaVersion } from '../../shared/subscriber/subscriber.ts'
import type { SubscriberId } from '../../shared/subscriber/subscriber-id.ts'
import { aConsent, aRequestId } from '../fakes/a-request.ts'
import { aConfirmed, anId, aPending, dailyAtEight, monday } from '../fakes/a-subscriber.ts'
import { anEditionId } from '../fakes/an-edition.ts'
import { earlierChoicesContract } from './earlier-choices.contract.ts'
import { softBouncesContract } from './soft-bounces.contract.ts'
import type { SubscribersUnderTest } from './subscribers-under-test.ts'

const id = anId(1)
const someConsent = aConsent()
const [one, two, other] = [aRequestId(1), aRequestId(2), aRequestId(3)]
const attempt = { id: 'attempt-1', head: anEditionId(23), startedAt: monday }

/** The promises of a subscriber store. */
export function subscriberStoreContract(make: () => Promise<SubscribersUnderTest>): void {
  describe('a subscriber store', () => {
    let made: SubscribersUnderTest
    beforeEach(async () => {
      made = await make()
    })

    describe('a resting reader', () => {
      const { requests } = aPending()
      const resting = aConfirmed({
        id,
        restsUntil: monday + 1,
        nextDueAt: monday + 2,
        requests,
      })

      test('a rest and an open link are read as they were written, and move the reader in the index', async () => {
        const { dueShard, ...reader } = aConfirmed({ id })
        await made.put({ ...reader, dueShard })
        const { restsUntil = 0, nextDueAt } = resting
        const set = { restsUntil, nextDueAt, requests }
        expect(await made.subscribers.write(id, reader.rev, { set })).toBe('written')
        const { dueShard: _, ...expected } = resting
        expect(await made.subscribers.get(id)).toEqual({ ...expected, rev: reader.rev + 1 })
        const due = async (now: number) => (await made.deliveries.due(dueShard, now, anEditionId(23))).rows
        expect(await due(monday)).toEqual([])
        expect(await due(monday + 2)).toMatchObject([{ id, nextDueAt: monday + 2 }])
      })

      test.each(['unsubscribed', 'suppressed'] as const)(
        'a reader who is %s does not rest any more, and no request and no notice is open',
        async (status) => {
          await made.put({ ...resting, untold: { change: one, at: monday } })
          await made.subscribers.leave(id, status, monday)
          for (const gone of ['restsUntil', 'requests', 'nextDueAt', 'dueShard', 'untold'])
            expect(await made.item(id)).not.toHaveProperty(gone)
        },
      )

      test('erasing leaves nothing of a rest', async () => {
        await made.put(resting)
        await eraseSubscriber(made.subscribers, id, monday)
        expect(await made.item(id)).not.toHaveProperty('restsUntil')
      })
    })

    describe('get', () => {
      test('an unknown id has no subscriber', async () => {
        expect(await made.subscribers.get(id)).toBeUndefined()
      })

      test('an item with attributes of a later release is read without them', async () => {
        const known = aConfirmed({ id })
        await made.put({
          ...known,
          colour: 'green',
          preferences: { ...dailyAtEight, font: 'big' },
        })
        const { dueShard: _, ...reader } = known
        expect(await made.subscribers.get(id)).toEqual(reader)
      })

      test('an item of a newer version cannot be read, but its reader can still leave', async () => {
        await made.put(aConfirmed({ id, version: subscriberSchemaVersion + 1 }))
        await expect(made.subscribers.get(id)).rejects.toThrow('of version 3; up to 2 can be read')
        expect(await made.subscribers.leave(id, 'unsubscribed', monday)).toBe('left')
        const item = await made.item(id)
        expect(item).toMatchObject({ status: 'unsubscribed', version: subscriberSchemaVersion + 1 })
        expect(item).not.toHaveProperty('nextDueAt')
      })

      test('an item without optional attributes is read, and names no missed edition', async () => {
        await made.put({ id, version: 1, rev: 7, status: 'unsubscribed' })
        expect(await made.subscribers.get(id)).toEqual({
          id,
          version: 1,
          rev: 7,
          status: 'unsubscribed',
          missed: {},
        })
      })

      test('every optional attribute comes back as it was put', async () => {
        const full = aConfirmed({
          id,
          attempt,
          letters: { day: '2026-11-23', counts: { undo: 2 } },
          missed: { [anEditionId(21)]: 'inDoubt' },
          preferences: { ...dailyAtEight, topics: ['hierarchical clustering'], pausedUntil: monday },
        })
        await made.put(full)
        const { dueShard: _, ...reader } = full
        expect(await made.subscribers.get(id)).toEqual(reader)
      })

      test('an item that is no subscriber throws instead of passing for one', async () => {
        await made.put({ id, version: 1, rev: 1, status: 'confirmed' })
        await expect(made.subscribers.get(id)).rejects.toThrow()
      })

      test('a caller who changes an answer changes no other caller’s answer', async () => {
        await made.put(aConfirmed({ id }))
        const first = await made.subscribers.get(id)
        Object.assign(first ?? {}, { status: 'suppressed' })
        expect((await made.subscribers.get(id))?.status).toBe('confirmed')
      })
    })

    describe('write', () => {
      const { status, address, preferences, requests } = aPending()
      const attributes = { status, address, preferences, requests }

      test('a new subscriber is written where there is none, with rev 1', async () => {
        expect(await made.subscribers.write(id, undefined, { set: attributes })).toBe('written')
        expect(await made.subscribers.get(id)).toEqual(aPending({ id, rev: 1 }))
      })

      test('a new subscriber is refused where there is one already', async () => {
        await made.put(aConfirmed({ id }))
        const before = await made.item(id)
        expect(await made.subscribers.write(id, undefined, { set: attributes })).toBe('conflict')
        expect(await made.item(id)).toEqual(before)
      })

      test('a change of an unknown id is refused', async () => {
        expect(await made.subscribers.write(id, 1, { set: attributes })).toBe('conflict')
        expect(await made.item(id)).toBeUndefined()
      })

      test('a change at the rev that was read is written and raises it by one', async () => {
        await made.put(aConfirmed({ id, rev: 3 }))
        const before = await made.item(id)
        const change = { set: { preferences: { ...dailyAtEight, hour: 17 }, nextDueAt: monday } }
        expect(await made.subscribers.write(id, 3, change)).toBe('written')
        expect(await made.item(id)).toEqual({ ...before, ...change.set, rev: 4 })
      })

      test.each([2, 4])('a change at rev %i is refused while the subscriber is at 3', async (rev) => {
        await made.put(aConfirmed({ id, rev: 3 }))
        const before = await made.item(id)
        expect(await made.subscribers.write(id, rev, { set: { nextDueAt: monday } })).toBe('conflict')
        expect(await made.item(id)).toEqual(before)
      })

      test('the second of two changes at one rev is refused', async () => {
        await made.put(aConfirmed({ id, rev: 3 }))
        const results = await Promise.all([
          made.subscribers.write(id, 3, { set: { nextDueAt: monday } }),
          made.subscribers.write(id, 3, { set: { nextDueAt: monday + 1 } }),
        ])
        expect(results.sort()).toEqual(['conflict', 'written'])
        expect((await made.item(id))?.rev).toBe(4)
      })

      test('removed attributes are gone, and removing what is not there is no error', async () => {
        await made.put(aPending({ id, rev: 1 }))
        const remove = ['requests', 'leftAt'] as const
        expect(await made.subscribers.write(id, 1, { set: {}, remove })).toBe('written')
        const { requests: _gone, ...rest } = aPending({ id, rev: 2 })
        expect(await made.item(id)).toEqual(rest)
      })

      test('a change keeps the attempt, the history and attributes of a later release', async () => {
        await made.put({ ...aConfirmed({ id, attempt, rev: 3 }), colour: 'green' })
        const before = await made.item(id)
        await made.subscribers.write(id, 3, { set: { nextDueAt: monday } })
        expect(await made.item(id)).toEqual({ ...before, nextDueAt: monday, rev: 4 })
      })

      test('a change touches no other subscriber', async () => {
        const other = aConfirmed({ id: anId(2) })
        await made.put(other)
        await made.put(aConfirmed({ id }))
        await made.subscribers.write(id, 3, { set: { nextDueAt: monday } })
        expect(await made.item(other.id)).toEqual(other)
      })
    })

    describe('leave', () => {
      const confirmed = aConfirmed({ id, attempt, missed: { [anEditionId(20)]: 'quiet' } })
      const { nextDueAt: _, dueShard: __, ...outOfIndex } = confirmed

      test.each(['unsubscribed', 'suppressed'] as const)(
        'a confirmed reader who is %s leaves the index, keeps attempt and history, and raises rev',
        async (status) => {
          await made.put(confirmed)
          expect(await made.subscribers.leave(id, status, monday)).toBe('left')
          expect(await made.item(id)).toEqual({ ...outOfIndex, status, leftAt: monday, rev: 4 })
        },
      )

      test('the item of a reader who left can be read', async () => {
        await made.put(confirmed)
        await made.subscribers.leave(id, 'unsubscribed', monday)
        expect(await made.subscribers.get(id)).toMatchObject({ status: 'unsubscribed', attempt })
      })

      test.each([
        ['unsubscribed', 'expires when it was to expire'],
        ['suppressed', 'never expires'],
      ] as const)(
        'a pending subscriber who becomes %s has no open link, and the item %s',
        async (status, _end) => {
          const { requests: _open, ...rest } = aPending({ id })
          const expiry = { expiresAtSeconds: monday / 1000 }
          await made.put({ ...aPending({ id }), ...expiry })
          expect(await made.subscribers.leave(id, status, monday)).toBe('left')
          expect(await made.item(id)).toEqual({
            ...rest,
            ...(status === 'suppressed' ? {} : expiry),
            status,
            leftAt: monday,
            rev: 2,
          })
        },
      )

      test.each(['unsubscribed', 'suppressed'] as const)(
        'a reader who has unsubscribed before and is now %s keeps the time of leaving',
        async (status) => {
          await made.put(confirmed)
          await made.subscribers.leave(id, 'unsubscribed', monday)
          expect(await made.subscribers.leave(id, status, monday + 1)).toBe('left')
          expect(await made.item(id)).toEqual({ ...outOfIndex, status, leftAt: monday, rev: 5 })
        },
      )

      test('a suppressed reader stays suppressed, whatever they press', async () => {
        await made.put(confirmed)
        await made.subscribers.leave(id, 'suppressed', monday)
        const before = await made.item(id)
        expect(await made.subscribers.leave(id, 'unsubscribed', monday + 1)).toBe('unknown')
        expect(await made.item(id)).toEqual(before)
      })

      test('a second complaint changes nothing but rev', async () => {
        await made.put(confirmed)
        await made.subscribers.leave(id, 'suppressed', monday)
        const before = await made.item(id)
        expect(await made.subscribers.leave(id, 'suppressed', monday + 1)).toBe('left')
        expect(await made.item(id)).toEqual({ ...before, rev: 5 })
      })

      test.each(['unsubscribed', 'suppressed'] as const)(
        'leaving as %s makes no item for an unknown id',
        async (status) => {
          expect(await made.subscribers.leave(id, status, monday)).toBe('unknown')
          expect(await made.item(id)).toBeUndefined()
        },
      )

      test('a write at a rev from before the leaving is refused', async () => {
        await made.put(confirmed)
        await made.subscribers.leave(id, 'unsubscribed', monday)
        const back = { set: { status: 'confirmed', nextDueAt: monday } } as const
        expect(await made.subscribers.write(id, confirmed.rev, back)).toBe('conflict')
        expect((await made.item(id))?.status).toBe('unsubscribed')
      })
    })

    describe('erase', () => {
      const confirmed = aConfirmed({ id, attempt, missed: { [anEditionId(20)]: 'quiet' }, softBounces: 2 })
      const { version, rev, since, through, lastAt, missed } = confirmed
      const history = { id, version, since, through, lastAt, missed, attempt }
      const tenDaysOn = monday / 1000 + 10 * 24 * 3600

      test('an erased confirmed reader leaves only what keeps an edition from coming twice, for ten days', async () => {
        await made.put({ ...confirmed, softBounceReport: 'a-report' })
        expect(await eraseSubscriber(made.subscribers, id, monday)).toBe('erased')
        expect(await made.item(id)).toEqual({
          ...history,
          status: 'unsubscribed',
          leftAt: monday,
          rev: rev + 1,
          expiresAtSeconds: tenDaysOn,
        })
        expect(await made.subscribers.get(id)).toMatchObject({ status: 'unsubscribed', attempt })
      })

      test('erasing removes an attribute that this release does not know, because it may tell who the reader was', async () => {
        await made.put({ ...confirmed, nickname: 'ann' })
        await eraseSubscriber(made.subscribers, id, monday)
        expect(await made.item(id)).not.toHaveProperty('nickname')
      })

      test('an item of a newer version is erased like any other', async () => {
        const newer = subscriberSchemaVersion + 1
        await made.put({ ...confirmed, version: newer })
        expect(await eraseSubscriber(made.subscribers, id, monday)).toBe('erased')
        expect(await made.item(id)).toMatchObject({ version: newer, status: 'unsubscribed' })
        expect(await made.item(id)).not.toHaveProperty('address')
      })

      test('an erased pending subscriber leaves only the fact that they were there', async () => {
        await made.put({ ...aPending({ id }), expiresAtSeconds: 1 })
        expect(await eraseSubscriber(made.subscribers, id, monday)).toBe('erased')
        const kept = { id, version: 2, rev: 2, status: 'unsubscribed', missed: {}, leftAt: monday }
        expect(await made.item(id)).toEqual({ ...kept, expiresAtSeconds: tenDaysOn })
      })

      test('an erased suppressed reader leaves the id for ever, because they must not be mailed again', async () => {
        await made.put(confirmed)
        await made.subscribers.leave(id, 'suppressed', monday - 1)
        expect(await eraseSubscriber(made.subscribers, id, monday)).toBe('erased')
        expect(await made.item(id)).toEqual({
          ...history,
          status: 'suppressed',
          leftAt: monday - 1,
          rev: rev + 2,
        })
      })

      test('erasing removes every consent of the reader, and no other reader’s', async () => {
        const reader = anId(2)
        await made.put(confirmed)
        for (const request of [one, two]) await made.subscribers.keepConsent(id, request, someConsent)
        await made.subscribers.keepConsent(reader, one, someConsent)
        await eraseSubscriber(made.subscribers, id, monday)
        expect(await made.consent(id, one)).toBeUndefined()
        expect(await made.consent(id, two)).toBeUndefined()
        expect(await made.consent(reader, one)).toEqual(someConsent)
      })

      test('a reader who has confirmed since then is not erased', async () => {
        await made.put(confirmed)
        await made.subscribers.keepConsent(id, one, someConsent)
        const before = confirmed.confirmedAt - 1
        expect(await eraseSubscriber(made.subscribers, id, monday, before)).toBe('back')
        expect(await made.item(id)).toEqual(confirmed)
        expect(await made.consent(id, one)).toEqual(someConsent)
        expect(await eraseSubscriber(made.subscribers, id, monday, confirmed.confirmedAt)).toBe('erased')
      })

      test('a reader who only asked again since then is erased, because anybody can ask for them', async () => {
        await made.put(aPending({ id }))
        expect(await eraseSubscriber(made.subscribers, id, monday, 0)).toBe('erased')
      })

      test('an erased reader who unsubscribes afterwards is still forgotten at the planned time', async () => {
        await made.put(confirmed)
        await eraseSubscriber(made.subscribers, id, monday)
        expect(await made.subscribers.leave(id, 'unsubscribed', monday + 1)).toBe('left')
        expect(await made.item(id)).toMatchObject({ expiresAtSeconds: tenDaysOn })
      })

      test('erasing twice is the same as erasing once, and keeps the time of leaving', async () => {
        await made.put(confirmed)
        await eraseSubscriber(made.subscribers, id, monday)
        expect(await eraseSubscriber(made.subscribers, id, monday + 1_000)).toBe('erased')
        expect(await made.item(id)).toMatchObject({ leftAt: monday, rev: rev + 2 })
      })

      test('erasing an unknown id makes no item', async () => {
        expect(await eraseSubscriber(made.subscribers, id, monday)).toBe('unknown')
        expect(await made.item(id)).toBeUndefined()
      })
    })

    describe('keepOnly', () => {
      const erasure = { at: monday, keep: ['id', 'version', 'rev', 'through'], set: { leftAt: monday } }
      const confirmed = aConfirmed({ id, rev: 3 })
      const { version, through } = confirmed
      const left = { id, version, through, rev: 4, leftAt: monday }

      test('an item is read with attributes of a later release, and so is an item of a newer version', async () => {
        const newer = { ...confirmed, version: subscriberSchemaVersion + 1, colour: 'green' }
        await made.put(newer)
        expect(await made.subscribers.stored(id)).toEqual(newer)
        expect(await made.subscribers.stored(anId(2))).toBeUndefined()
      })

      test('keepOnly leaves only the attributes that are named or set, and raises rev', async () => {
        const stored = { ...confirmed, colour: 'green' }
        await made.put(stored)
        expect(await made.subscribers.keepOnly(id, stored, erasure)).toBe('written')
        expect(await made.item(id)).toEqual(left)
      })

      test.each([2, 4])('keepOnly at rev %i is refused while the item is at 3', async (rev) => {
        await made.put(confirmed)
        expect(await made.subscribers.keepOnly(id, { ...confirmed, rev }, erasure)).toBe('conflict')
        expect(await made.item(id)).toEqual(confirmed)
      })

      test('keepOnly removes a soft bounce that was counted since then, too', async () => {
        await made.put(confirmed)
        await made.subscribers.countSoftBounce(id, 'a-report')
        expect(await made.subscribers.keepOnly(id, confirmed, erasure)).toBe('written')
        expect(await made.item(id)).toEqual(left)
      })

      test('keepOnly keeps an attempt that was claimed since then where attempts are kept', async () => {
        await made.put(confirmed)
        const claimed = { ...attempt, head: anEditionId(24) }
        const { nextDueAt } = confirmed
        await made.deliveries.claim({ id, nextDueAt, through }, claimed)
        const keep = [...erasure.keep, 'attempt']
        expect(await made.subscribers.keepOnly(id, confirmed, { ...erasure, keep })).toBe('written')
        expect(await made.item(id)).toEqual({ ...left, attempt: claimed })
      })

      test('keepOnly writes nothing for an unknown id', async () => {
        expect(await made.subscribers.keepOnly(id, confirmed, erasure)).toBe('conflict')
        expect(await made.item(id)).toBeUndefined()
      })
    })

    softBouncesContract(() => made)
    earlierChoicesContract(() => made)

    describe('consent', () => {
      const consent = someConsent

      test('a consent is kept as it was given', async () => {
        await made.subscribers.keepConsent(id, one, consent)
        expect(await made.consent(id, one)).toEqual(consent)
      })

      test('a second consent under the same request changes nothing', async () => {
        await made.subscribers.keepConsent(id, one, consent)
        const later = { ...consent, confirmedNetwork: '198.51.100.0/24' }
        await made.subscribers.keepConsent(id, one, later)
        expect(await made.consent(id, one)).toEqual(consent)
      })

      test('whether there is a consent is told for each request of each subscriber', async () => {
        await made.subscribers.keepConsent(id, one, consent)
        expect(await made.subscribers.hasConsent(id, one)).toBe(true)
        expect(await made.subscribers.hasConsent(id, other)).toBe(false)
        expect(await made.subscribers.hasConsent(anId(2), one)).toBe(false)
      })

      test('dropping a consent removes it and no other, and dropping it twice does no harm', async () => {
        for (const request of [one, other]) await made.subscribers.keepConsent(id, request, consent)
        for (const _ of [1, 2]) await made.subscribers.dropConsent(id, one)
        expect(await made.consent(id, one)).toBeUndefined()
        expect(await made.consent(id, other)).toEqual(consent)
      })

      test('each confirmation and each subscriber has a consent of its own', async () => {
        const later = { ...consent, confirmedAt: monday + 1 }
        await made.subscribers.keepConsent(id, one, consent)
        await made.subscribers.keepConsent(id, other, later)
        expect(await made.consent(id, other)).toEqual(later)
        expect(await made.consent(anId(2), one)).toBeUndefined()
      })

      test('a consent is no subscriber, and changes no subscriber of its id', async () => {
        const there: Subscriber & { readonly id: SubscriberId } = aPending({ id })
        await made.subscribers.keepConsent(id, one, consent)
        expect(await made.subscribers.get(id)).toBeUndefined()
        await made.put(there)
        await made.subscribers.keepConsent(id, other, consent)
        expect(await made.item(id)).toEqual(there)
      })
    })
  })
}
