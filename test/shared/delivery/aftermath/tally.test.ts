import { describe, expect, test } from 'vitest'
import { outcomeFor, type TallyOutcome, tallyOf } from '../../../../shared/delivery/aftermath/tally.ts'
import type { EditionId } from '../../../../shared/edition/edition-id.ts'
import type { Subscriber } from '../../../../shared/subscriber/subscriber.ts'
import { hourMs, minuteMs } from '../../../../shared/time/clock.ts'
import { aConfirmed, anId, aPending, monday } from '../../../fakes/a-subscriber.ts'
import { anEdition, anEditionId, headOf } from '../../../fakes/an-edition.ts'
import { anUnsubscribed, aSuppressed } from '../../subscriber/a-leaver.ts'

const edition = headOf(anEdition(23))
const { id, publishedAt } = edition
const before = anEditionId(22)
const after = anEditionId(24)
const begun = (head: EditionId, ago: number) => ({ id: 'attempt-1', head, startedAt: monday - ago })

const outcomeOf = (subscriber: Subscriber, newer = 0) => outcomeFor(subscriber, edition, newer, monday)

/** Each row also has a sign from later in the order, which would give another outcome and must not be looked at. */
const rows: readonly [row: string, expected: TallyOutcome | undefined, Subscriber, newer?: number][] = [
  ['a subscriber who never confirmed is outside the audience', undefined, aPending()],
  ['a subscriber who left without confirming is outside the audience', undefined, unknownLeaver()],
  [
    'a reader is outside the audience of the edition before their first one',
    undefined,
    aConfirmed({ since: id, through: after }),
  ],
  [
    'a reader is outside the audience of an edition before their first one, whatever was recorded of it',
    undefined,
    aConfirmed({ since: after, through: after, missed: { [id]: 'failed' }, attempt: begun(after, hourMs) }),
  ],
  ...(['failed', 'inDoubt', 'skipped', 'quiet'] as const).map(
    (missed): [string, TallyOutcome, Subscriber] => [
      `the recorded outcome counts: ${missed}, although the edition is covered`,
      missed,
      aConfirmed({ since: before, through: after, missed: { [id]: missed } }),
    ],
  ),
  [
    'the recorded outcome counts for a suppressed reader, too',
    'failed',
    aSuppressed({ since: before, through: id, missed: { [id]: 'failed' } }),
  ],
  ['a covered edition was submitted', 'submitted', aConfirmed({ since: before, through: id })],
  [
    'a covered edition was submitted, although a later attempt is open',
    'submitted',
    aConfirmed({ since: before, through: id, attempt: begun(after, hourMs) }),
  ],
  [
    'a covered edition was submitted to a reader who was suppressed since then',
    'submitted',
    aSuppressed({ since: before, through: id, leftAt: monday }),
  ],
  [
    'the recorded outcome of another edition does not count for this one',
    'submitted',
    aConfirmed({ since: before, through: id, missed: { [before]: 'failed', [after]: 'quiet' } }),
  ],
  [
    'an attempt of five minutes is in doubt',
    'inDoubt',
    aConfirmed({ since: before, through: before, attempt: begun(id, 5 * minuteMs) }),
  ],
  [
    'an attempt of less than five minutes is on its way',
    'waiting',
    aConfirmed({ since: before, through: before, attempt: begun(id, 5 * minuteMs - 1) }),
  ],
  [
    'an attempt at a later head includes this edition',
    'inDoubt',
    aConfirmed({ since: before, through: before, attempt: begun(after, hourMs) }),
  ],
  [
    'an attempt of a reader who left is in doubt, too',
    'inDoubt',
    anUnsubscribed({ since: before, through: before, attempt: begun(id, hourMs), leftAt: monday }),
  ],
  [
    'an attempt at an earlier head does not include this edition',
    'waiting',
    aConfirmed({ since: before, through: before, attempt: begun(before, hourMs) }),
  ],
  [
    'a reader who has yet to get the edition waits',
    'waiting',
    aConfirmed({ since: before, through: before }),
    6,
  ],
  [
    'a reader who has yet to get the edition and seven newer ones skips it',
    'skipped',
    aConfirmed({ since: before, through: before }),
    7,
  ],
  [
    'a reader who is suppressed from the moment of its publication on is suppressed',
    'suppressed',
    aSuppressed({ since: before, through: before, leftAt: publishedAt }),
  ],
  [
    'a reader who unsubscribed from the moment of its publication on skipped it',
    'skipped',
    anUnsubscribed({ since: before, through: before, leftAt: publishedAt }),
  ],
  [
    'a reader who signs up again after leaving skipped it, too',
    'skipped',
    aPending({ since: before, through: before, leftAt: publishedAt + 1 }),
  ],
  [
    'a reader who was suppressed before its publication is outside the audience',
    undefined,
    aSuppressed({ since: before, through: before, leftAt: publishedAt - 1 }),
  ],
  [
    'a reader who unsubscribed before its publication is outside the audience',
    undefined,
    anUnsubscribed({ since: before, through: before, leftAt: publishedAt - 1 }),
  ],
  ['a reader who left at an unknown moment is outside the audience', undefined, leaverWithoutMoment()],
]

function leaverWithoutMoment(): Subscriber {
  const { leftAt: _, ...rest } = anUnsubscribed({ since: before, through: before })
  return rest
}

function unknownLeaver(): Subscriber {
  const { since: _, through: __, ...rest } = aSuppressed({ leftAt: publishedAt + 1 })
  return { ...rest, missed: { [id]: 'failed' } }
}

describe('the outcome of an edition for one subscriber', () => {
  test.each(rows)('%s, so the outcome is %s', (_row, expected, subscriber, newer) => {
    expect(outcomeOf(subscriber, newer)).toBe(expected)
  })
})

async function tallied(subscribers: readonly Subscriber[], recent = [edition]) {
  const census = {
    async *all() {
      yield* subscribers
    },
  }
  return tallyOf(edition, recent, census, monday)
}
const none = { submitted: 0, failed: 0, suppressed: 0, skipped: 0, quiet: 0, inDoubt: 0, waiting: 0 }

describe('a tally', () => {
  test('a tally of nobody is all zeros', async () => {
    expect(await tallied([])).toEqual({ edition, audience: 0, outcomes: none, inDoubt: [] })
  })

  test('a tally of a subscriber of each row counts every row once, and names the readers in doubt', async () => {
    const open = { since: before, through: before }
    const subscribers: Subscriber[] = [
      aPending(),
      aConfirmed({ id: anId(1), since: before, through: id }),
      aConfirmed({ id: anId(2), ...open, missed: { [id]: 'failed' } }),
      aSuppressed({ id: anId(3), ...open }),
      anUnsubscribed({ id: anId(4), ...open }),
      aConfirmed({ id: anId(5), since: before, through: id, missed: { [id]: 'quiet' } }),
      aConfirmed({ id: anId(6), since: before, through: id, missed: { [id]: 'inDoubt' } }),
      aConfirmed({ id: anId(7), ...open, attempt: begun(id, hourMs) }),
      aConfirmed({ id: anId(8), ...open }),
    ]
    expect(await tallied(subscribers)).toEqual({
      edition,
      audience: 8,
      outcomes: { submitted: 1, failed: 1, suppressed: 1, skipped: 1, quiet: 1, inDoubt: 2, waiting: 1 },
      inDoubt: [anId(6), anId(7)],
    })
  })

  test('a tally counts the newer editions by the recent ones', async () => {
    const waiting = [aConfirmed({ since: before, through: before })]
    const recent = (last: number) =>
      Array.from({ length: last - 21 }, (_, count) => headOf(anEdition(22 + count)))
    expect((await tallied(waiting, recent(29))).outcomes).toEqual({ ...none, waiting: 1 })
    expect((await tallied(waiting, recent(30))).outcomes).toEqual({ ...none, skipped: 1 })
  })
})
