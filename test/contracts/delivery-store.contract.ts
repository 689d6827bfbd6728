import { beforeEach, describe, expect, test } from 'vitest'
import type { DueRow, Settlement } from '../../shared/delivery/attempt/delivery-store.ts'
import { type Confirmed, subscriberSchemaVersion } from '../../shared/subscriber/subscriber.ts'
import { hourMs } from '../../shared/time/clock.ts'
import { aConfirmed, anId, aPending, dailyAtEight, monday } from '../fakes/a-subscriber.ts'
import { anEditionId } from '../fakes/an-edition.ts'
import { deliveryStoreDueContract } from './delivery-store-due.contract.ts'
import type { SubscribersUnderTest } from './subscribers-under-test.ts'

const id = anId(1)
const head = anEditionId(23)
const attempt = { id: 'attempt-1', head, startedAt: monday }
const free = aConfirmed({ id })
const row: DueRow = { id, nextDueAt: free.nextDueAt, through: free.through }
const underWay = aConfirmed({ id, attempt })
const { attempt: _, ...withoutAttempt } = underWay
const settlement: Settlement & { readonly nextDueAt: number } = {
  through: head,
  lastAt: monday,
  missed: { [anEditionId(16)]: 'skipped' },
  nextDueAt: Date.UTC(2026, 10, 24, 8),
}

/** The promises of a delivery store: each write, from both sides of each of its conditions. */
export function deliveryStoreContract(make: () => Promise<SubscribersUnderTest>): void {
  describe('a delivery store', () => {
    let made: SubscribersUnderTest
    beforeEach(async () => {
      made = await make()
    })

    /** Runs a write that must do nothing. */
    async function losing(item: Confirmed, write: () => Promise<unknown>): Promise<unknown> {
      await made.put(item)
      const before = await made.item(item.id)
      const answer = await write()
      expect(await made.item(item.id)).toEqual(before)
      return answer
    }

    describe('claim', () => {
      test('a claim sets the attempt and nothing else, not even rev', async () => {
        await made.put({ ...free, colour: 'green' })
        await made.deliveries.claim(row, attempt)
        expect(await made.item(id)).toEqual({ ...free, colour: 'green', attempt })
      })

      test('a claim returns the reader with the new attempt', async () => {
        await made.put(free)
        const { dueShard: _shard, ...reader } = free
        expect(await made.deliveries.claim(row, attempt)).toEqual({ ...reader, attempt })
      })

      test.each<[why: string, part: Partial<Confirmed>]>([
        ['the reader is due at another time', { nextDueAt: row.nextDueAt + 1 }],
        ['the reader was due at another time', { nextDueAt: row.nextDueAt - 1 }],
        ['another worker has an attempt open', { attempt: { ...attempt, id: 'attempt-0' } }],
        ['an attempt of its own id is open', { attempt }],
        ['the reader has got the head', { through: head }],
        ['the reader has got more than the head', { through: anEditionId(24) }],
        ['a newer release has written the item', { version: subscriberSchemaVersion + 1 }],
      ])('a claim loses when %s', async (_why, part) => {
        const lost = await losing(aConfirmed({ id, ...part }), () => made.deliveries.claim(row, attempt))
        expect(lost).toBeUndefined()
      })

      test.each(['unsubscribed', 'suppressed'] as const)(
        'a claim loses against a reader who is %s',
        async (status) => {
          await made.put(free)
          await made.subscribers.leave(id, status, monday)
          const before = await made.item(id)
          expect(await made.deliveries.claim(row, attempt)).toBeUndefined()
          expect(await made.item(id)).toEqual(before)
        },
      )

      test.each(['pending', 'unsubscribed', 'suppressed'] as const)(
        'a claim loses against a reader who is %s by the status alone, even at the due time that was seen',
        async (status) => {
          const item = { ...free, ...aPending({ id }), status, nextDueAt: row.nextDueAt }
          await made.put(item)
          expect(await made.deliveries.claim(row, attempt)).toBeUndefined()
          expect(await made.item(id)).toEqual(item)
        },
      )

      test('a claim on an id without an item loses, and makes no item', async () => {
        expect(await made.deliveries.claim(row, attempt)).toBeUndefined()
        expect(await made.item(id)).toBeUndefined()
      })

      test('exactly one of many simultaneous claims wins', async () => {
        await made.put(free)
        const claims = Array.from({ length: 10 }, (_, count) =>
          made.deliveries.claim(row, { ...attempt, id: `attempt-${count}` }),
        )
        const won = (await Promise.all(claims)).filter((reader) => reader !== undefined)
        expect(won).toHaveLength(1)
        expect((await made.subscribers.get(id))?.attempt).toEqual(won[0]?.attempt)
      })

      test('a claim after a preferences write that moved the due time loses', async () => {
        await made.put(free)
        await made.subscribers.write(id, free.rev, { set: { nextDueAt: monday + hourMs } })
        expect(await made.deliveries.claim(row, attempt)).toBeUndefined()
      })

      test('a claim between the reading and the writing of preferences survives, and so does the write', async () => {
        await made.put(free)
        const read = await made.subscribers.get(id)
        await made.deliveries.claim(row, attempt)
        const preferences = { ...dailyAtEight, hour: 17 }
        expect(await made.subscribers.write(id, read?.rev, { set: { preferences } })).toBe('written')
        expect(await made.subscribers.get(id)).toMatchObject({ attempt, preferences })
      })
    })

    describe('settle', () => {
      test('settling writes the settlement, ends the attempt and raises rev', async () => {
        await made.put(underWay)
        expect(await made.deliveries.settle(id, attempt.id, underWay.rev, settlement)).toBe('written')
        expect(await made.item(id)).toEqual({ ...withoutAttempt, ...settlement, rev: underWay.rev + 1 })
      })

      test('settling replaces the editions that were missed before, and does not add to them', async () => {
        await made.put({ ...underWay, missed: { [anEditionId(15)]: 'quiet' } })
        await made.deliveries.settle(id, attempt.id, underWay.rev, settlement)
        expect((await made.item(id))?.missed).toEqual(settlement.missed)
      })

      test('a reader who left is settled without a new due time, and so stays out of the index', async () => {
        await made.put(underWay)
        await made.subscribers.leave(id, 'unsubscribed', monday)
        const { nextDueAt: _due, ...rest } = settlement
        expect(await made.deliveries.settle(id, attempt.id, underWay.rev + 1, rest)).toBe('written')
        expect(await made.item(id)).toMatchObject({ status: 'unsubscribed', through: head })
        expect(await made.item(id)).not.toHaveProperty('nextDueAt')
        expect(await made.item(id)).not.toHaveProperty('attempt')
      })

      test("settling another worker's attempt is refused", async () => {
        const theirs = aConfirmed({ id, attempt: { ...attempt, id: 'attempt-0' } })
        const settle = () => made.deliveries.settle(id, attempt.id, theirs.rev, settlement)
        expect(await losing(theirs, settle)).toBe('conflict')
      })

      test('settling without any attempt is refused', async () => {
        const settle = () => made.deliveries.settle(id, attempt.id, free.rev, settlement)
        expect(await losing(free, settle)).toBe('conflict')
      })

      test.each([-1, 1])('settling at a rev that is %i off is refused', async (off) => {
        const settle = () => made.deliveries.settle(id, attempt.id, underWay.rev + off, settlement)
        expect(await losing(underWay, settle)).toBe('conflict')
      })

      test('settling loses against an unsubscribe since the reading, and never brings the reader back', async () => {
        await made.put(underWay)
        await made.subscribers.leave(id, 'unsubscribed', monday)
        expect(await made.deliveries.settle(id, attempt.id, underWay.rev, settlement)).toBe('conflict')
        expect(await made.item(id)).not.toHaveProperty('nextDueAt')
      })

      test('settling an id without an item is refused', async () => {
        expect(await made.deliveries.settle(id, attempt.id, 0, settlement)).toBe('conflict')
        expect(await made.item(id)).toBeUndefined()
      })

      test('settling twice settles once', async () => {
        await made.put(underWay)
        await made.deliveries.settle(id, attempt.id, underWay.rev, settlement)
        expect(await made.deliveries.settle(id, attempt.id, underWay.rev, settlement)).toBe('conflict')
        expect((await made.item(id))?.rev).toBe(underWay.rev + 1)
      })
    })

    describe('settleQuiet', () => {
      const quiet: Settlement = { ...settlement, missed: { [head]: 'quiet' } }

      test('a quiet edition is covered and rev is raised', async () => {
        await made.put(free)
        expect(await made.deliveries.settleQuiet(row, free.rev, quiet)).toBe('written')
        expect(await made.item(id)).toEqual({ ...free, ...quiet, rev: free.rev + 1 })
      })

      test.each<[why: string, part: Partial<Confirmed>]>([
        ['the reader is due at another time', { nextDueAt: row.nextDueAt + 1 }],
        ['an attempt is open', { attempt }],
        ['the reader has got the head', { through: head }],
        ['the reader was changed since they were read', { rev: free.rev + 1 }],
        ['the reader was read at a later revision than there is', { rev: free.rev - 1 }],
      ])('a quiet edition is not covered when %s', async (_why, part) => {
        const settle = () => made.deliveries.settleQuiet(row, free.rev, quiet)
        expect(await losing(aConfirmed({ id, ...part }), settle)).toBe('conflict')
      })

      test('a quiet edition is not covered for a subscriber who is not confirmed, even at the due time that was seen', async () => {
        const item = { ...free, status: 'unsubscribed' as const }
        await made.put(item)
        expect(await made.deliveries.settleQuiet(row, free.rev, quiet)).toBe('conflict')
        expect(await made.item(id)).toEqual(item)
      })

      test('a quiet edition is not covered for an id without an item', async () => {
        expect(await made.deliveries.settleQuiet(row, 0, quiet)).toBe('conflict')
        expect(await made.item(id)).toBeUndefined()
      })
    })

    describe('release', () => {
      test('a release takes the attempt back and changes nothing else', async () => {
        await made.put(underWay)
        expect(await made.deliveries.release(id, attempt.id)).toBe('written')
        expect(await made.item(id)).toEqual(withoutAttempt)
      })

      test('a released reader can be claimed again at once', async () => {
        await made.put(underWay)
        await made.deliveries.release(id, attempt.id)
        expect(await made.deliveries.claim(row, { ...attempt, id: 'attempt-2' })).toBeDefined()
      })

      test('a release takes back the attempt of a reader who left, and the reader stays gone', async () => {
        await made.put(underWay)
        await made.subscribers.leave(id, 'suppressed', monday)
        expect(await made.deliveries.release(id, attempt.id)).toBe('written')
        expect(await made.subscribers.get(id)).toMatchObject({ status: 'suppressed', leftAt: monday })
        expect(await made.item(id)).not.toHaveProperty('attempt')
      })

      test("a release of another worker's attempt is refused", async () => {
        const theirs = aConfirmed({ id, attempt: { ...attempt, id: 'attempt-0' } })
        expect(await losing(theirs, () => made.deliveries.release(id, attempt.id))).toBe('conflict')
      })

      test('a release without an attempt or without an item is refused', async () => {
        expect(await losing(free, () => made.deliveries.release(id, attempt.id))).toBe('conflict')
        expect(await made.deliveries.release(anId(2), attempt.id)).toBe('conflict')
        expect(await made.item(anId(2))).toBeUndefined()
      })
    })

    describe('park', () => {
      const until = monday + 2 * hourMs
      const parked = { id, attemptId: attempt.id, rev: underWay.rev, nextDueAt: underWay.nextDueAt }

      test('parking moves the due time and changes nothing else', async () => {
        await made.put(underWay)
        expect(await made.deliveries.park(parked, until)).toBe('written')
        expect(await made.item(id)).toEqual({ ...underWay, nextDueAt: until })
      })

      test.each<[why: string, part: Partial<Confirmed>]>([
        ['the attempt is another worker’s', { attempt: { ...attempt, id: 'attempt-0' } }],
        ['the reader was changed since they were read', { rev: underWay.rev + 1 }],
        ['the reader is due at another time', { nextDueAt: underWay.nextDueAt + 1 }],
      ])('parking is refused when %s', async (_why, part) => {
        const item = aConfirmed({ id, attempt, ...part })
        expect(await losing(item, () => made.deliveries.park(parked, until))).toBe('conflict')
      })

      test('parking is refused when the attempt is settled', async () => {
        expect(await losing(free, () => made.deliveries.park(parked, until))).toBe('conflict')
      })

      test('parking a reader who left does not bring them back into the index', async () => {
        await made.put(underWay)
        await made.subscribers.leave(id, 'unsubscribed', monday)
        expect(await made.deliveries.park({ ...parked, rev: underWay.rev + 1 }, until)).toBe('conflict')
        expect(await made.item(id)).not.toHaveProperty('nextDueAt')
      })
    })

    describe('moveOn', () => {
      test.each([
        ['who is free', free],
        ['with an open attempt, which ends', underWay],
      ])('moving on a reader %s writes the settlement and raises rev', async (_who, item) => {
        await made.put(item)
        expect(await made.deliveries.moveOn(id, item.rev, settlement)).toBe('written')
        expect(await made.item(id)).toEqual({ ...withoutAttempt, ...settlement, rev: item.rev + 1 })
      })

      test('a reader who left is moved on, and stays gone and out of the index', async () => {
        await made.put(underWay)
        await made.subscribers.leave(id, 'unsubscribed', monday)
        const { nextDueAt: _due, ...rest } = settlement
        expect(await made.deliveries.moveOn(id, underWay.rev + 1, rest)).toBe('written')
        expect(await made.subscribers.get(id)).toMatchObject({
          status: 'unsubscribed',
          leftAt: monday,
          ...rest,
        })
        for (const gone of ['nextDueAt', 'attempt']) expect(await made.item(id)).not.toHaveProperty(gone)
      })

      test.each([-1, 1])('moving on at a rev that is %i off is refused', async (off) => {
        const move = () => made.deliveries.moveOn(id, underWay.rev + off, settlement)
        expect(await losing(underWay, move)).toBe('conflict')
      })

      test('moving on an id without an item is refused, and makes no item', async () => {
        expect(await made.deliveries.moveOn(id, 0, settlement)).toBe('conflict')
        expect(await made.item(id)).toBeUndefined()
      })

      test('a worker whose attempt ended by moving on can neither settle nor release it', async () => {
        await made.put(underWay)
        await made.deliveries.moveOn(id, underWay.rev, settlement)
        const before = await made.item(id)
        expect(await made.deliveries.settle(id, attempt.id, underWay.rev + 1, settlement)).toBe('conflict')
        expect(await made.deliveries.release(id, attempt.id)).toBe('conflict')
        expect(await made.item(id)).toEqual(before)
      })
    })

    deliveryStoreDueContract(() => made)
  })
}
