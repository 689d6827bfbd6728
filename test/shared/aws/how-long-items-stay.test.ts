import { expect, test } from 'vitest'
import { ttlAttribute } from '../../../shared/aws/dynamo-table.ts'
import { dayMs, hourMs, secondMs } from '../../../shared/time/clock.ts'
import { aTable } from '../../dynamo/a-table.ts'
import { type InTable, inTable } from '../../dynamo/in-table.ts'
import { aConsent, aRequestId } from '../../fakes/a-request.ts'
import { aConfirmed, anId, dailyAtEight, monday } from '../../fakes/a-subscriber.ts'
import { aWaitingLetter } from '../../fakes/a-waiting-letter.ts'
import { anEdition, aPaperInPlace } from '../../fakes/an-edition.ts'

const publishedAt = Date.UTC(2026, 10, 23, 6)
/** The window of a mailbox's budget is a day of UTC. */
const endOfMonday = Date.UTC(2026, 10, 24)

const lifetimes: readonly [
  what: string,
  write: (table: InTable) => Promise<unknown>,
  ends: readonly number[],
][] = [
  ['a budget', ({ budgets }) => budgets.spend('mailbox', 'ann', monday), [endOfMonday + hourMs]],
  [
    'an hour of harm',
    ({ reputation }) => reputation.count('digests', 'bounces', monday),
    [monday + 3 * dayMs],
  ],
  [
    'a snapshot',
    ({ snapshots }) => snapshots.keep({ day: '2026-11-23', at: monday, signals: new Map() }),
    [monday + 29 * dayMs],
  ],
  [
    'an unreadable report',
    ({ unreadable }) => unreadable.keep({ id: 'message', body: 'text', arrivedAt: monday }),
    [monday + 14 * dayMs],
  ],
  ['a letter in line', ({ waiting }) => waiting.hold(aWaitingLetter()), [monday + 3 * dayMs]],
  ['a spent proof of work', ({ spentProofs }) => spentProofs.spend('proof', monday), [monday]],
  [
    'papers that only topics search, and what helps to search them',
    ({ editions }) => editions.publish(anEdition(23, { publishedAt, others: [aPaperInPlace(3)] })),
    [publishedAt + 60 * dayMs, publishedAt + 60 * dayMs],
  ],
  [
    'earlier choices',
    ({ subscribers }) =>
      subscribers.keepEarlier(anId(), aRequestId(), { preferences: dailyAtEight, expiresAtSeconds: 9 }),
    [9 * secondMs],
  ],
  ['a proof of consent', ({ subscribers }) => subscribers.keepConsent(anId(), aRequestId(), aConsent()), []],
  ['a reader', ({ put }) => put(aConfirmed()), []],
  ['a stop of sending', ({ sending }) => sending.stop({ until: monday, why: 'a test' }), []],
]

test.each(lifetimes)('the table keeps %s for its time', async (_, write, ends) => {
  const table = inTable(aTable())
  await write(table)
  const kept = (await table.everything()).flatMap((item) => item[ttlAttribute] ?? [])
  expect(kept).toEqual(ends.map((end) => end / secondMs))
})
