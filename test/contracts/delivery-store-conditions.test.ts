import { describe, expect, test } from 'vitest'
import type { InTable } from '../dynamo/in-table.ts'
import type { SubscriberAttributes } from '../dynamo/stored-subscriber.ts'
import { aConfirmed, monday } from '../fakes/a-subscriber.ts'
import { anEditionId } from '../fakes/an-edition.ts'
import { onEachDatabase } from './database-under-test.ts'

const head = anEditionId(23)
const attempt = { id: 'attempt-1', head, startedAt: monday }
const settlement = { through: head, lastAt: monday, missed: {}, nextDueAt: monday + 1 }
const { attempt: _, ...idle } = aConfirmed({ attempt })
const open = aConfirmed({ attempt })
const row = { id: idle.id, nextDueAt: idle.nextDueAt, through: idle.through }

interface Write {
  readonly what: string
  readonly fits: SubscriberAttributes
  /** Each breaks one condition, and no other. */
  readonly not: Readonly<Record<string, object>>
  readonly act: (table: InTable) => Promise<unknown>
}

const another = { attempt: { ...attempt, id: 'attempt-2' } }
const later = { nextDueAt: idle.nextDueAt + 1 }
const changed = { rev: idle.rev + 1 }
const gone = { status: 'unsubscribed' }

const writes: readonly Write[] = [
  {
    what: 'a claim',
    fits: idle,
    not: {
      'of a newer release': { version: 3 },
      'of a reader who left': gone,
      'of a reader who is due at another time': later,
      'of a reader with an open attempt': another,
      'of a reader who has got the edition': { through: head },
      'of a reader who has got a newer one': { through: anEditionId(24) },
    },
    act: ({ deliveries }) => deliveries.claim(row, attempt),
  },
  {
    what: 'a settlement',
    fits: open,
    not: { 'of another attempt': another, 'of a reader who changed': changed },
    act: ({ deliveries }) => deliveries.settle(open.id, attempt.id, open.rev, settlement),
  },
  {
    what: 'a quiet settlement',
    fits: idle,
    not: {
      'of a reader who left': gone,
      'of a reader who is due at another time': later,
      'of a reader with an open attempt': another,
      'of a reader who has got the edition': { through: head },
      'of a reader who changed': changed,
    },
    act: ({ deliveries }) => deliveries.settleQuiet(row, idle.rev, settlement),
  },
  {
    what: 'a release',
    fits: open,
    not: { 'of another attempt': another },
    act: ({ deliveries }) => deliveries.release(open.id, attempt.id),
  },
  {
    what: 'a parking',
    fits: open,
    not: {
      'of another attempt': another,
      'of a reader who changed': changed,
      'of a reader who is due at another time': later,
    },
    act: ({ deliveries }) =>
      deliveries.park(
        { id: open.id, attemptId: attempt.id, rev: open.rev, nextDueAt: open.nextDueAt },
        monday,
      ),
  },
  {
    what: 'a moving on',
    fits: open,
    not: { 'of a reader who changed': changed },
    act: ({ deliveries }) => deliveries.moveOn(open.id, open.rev, settlement),
  },
]

const cases = writes.flatMap((write) =>
  Object.entries(write.not).map(([broken, part]) => ({ ...write, broken, part })),
)

onEachDatabase((freshTable) => {
  describe('a write of the protocol', () => {
    test.each(cases)('$what $broken changes nothing', async ({ fits, part, act }) => {
      const table = await freshTable()
      const before = { ...fits, ...part } as SubscriberAttributes
      await table.put(before)
      expect(await act(table)).toBeOneOf(['conflict', undefined])
      expect(await table.item(idle.id)).toEqual(before)
    })

    test.each(writes)('$what that meets all conditions is written', async ({ fits, act }) => {
      const table = await freshTable()
      await table.put(fits)
      expect(await act(table)).not.toBeOneOf(['conflict', undefined])
      expect(await table.item(idle.id)).not.toEqual(fits)
    })

    test.each(writes)('$what of nobody makes no item', async ({ act }) => {
      const table = await freshTable()
      expect(await act(table)).toBeOneOf(['conflict', undefined])
      expect(await table.item(idle.id)).toBeUndefined()
    })
  })
})
