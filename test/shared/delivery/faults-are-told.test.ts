import { expect, test } from 'vitest'
import { applyFeedback, type FeedbackDeps } from '../../../shared/delivery/aftermath/feedback.ts'
import type { FeedbackReport } from '../../../shared/delivery/aftermath/feedback-report.ts'
import { watchReputation } from '../../../shared/delivery/aftermath/reputation.ts'
import { sealTallies } from '../../../shared/delivery/aftermath/seal-tallies.ts'
import { sweepOf } from '../../../shared/delivery/aftermath/sweep.ts'
import { putAside } from '../../../shared/delivery/aftermath/unreadable-reports.ts'
import { decideAttempt } from '../../../shared/delivery/attempt/decide-attempt.ts'
import { noteSubmitted } from '../../../shared/delivery/attempt/proof.ts'
import { editionLifetimeMs } from '../../../shared/edition/edition.ts'
import type { EmailAddress } from '../../../shared/subscriber/address/address.ts'
import { subscriberIds } from '../../../shared/subscriber/subscriber-id.ts'
import { dayMs, hourMs } from '../../../shared/time/clock.ts'
import { aConfirmed, monday } from '../../fakes/a-subscriber.ts'
import { anEdition, anEditionId } from '../../fakes/an-edition.ts'
import { deliveryWorld } from './attempt/delivery-world.ts'

const ann = 'ann@example.org' as EmailAddress
const idOf = subscriberIds(Buffer.alloc(32, 7))
const attempt = { id: 'attempt-1', head: anEditionId(23), startedAt: monday - 3 * hourMs }
const reader = aConfirmed({ id: idOf(ann), address: ann, attempt, softBounces: 2 })
const about = { subscriber: reader.id, attempt: attempt.id, recipients: [ann], at: monday } as const
const bounce = {
  kind: 'bounce',
  reportId: 'report',
  ...about,
  isHarm: true,
  bounced: [{ address: ann, isAddressee: true, trouble: 'gone' }],
} as const satisfies FeedbackReport
const complaint = { kind: 'complaint', ...about, isHarm: true } as const satisfies FeedbackReport

type World = ReturnType<typeof deliveryWorld>
type Part =
  | 'deliveries'
  | 'subscribers'
  | 'sending'
  | 'proof'
  | 'reputation'
  | 'guard'
  | 'tallies'
  | 'unreadable'

const feedbackDeps = (world: World): FeedbackDeps => ({ ...world, clock: world.deps.clock, idOf })
const feedback = (report: FeedbackReport) => async (world: World) =>
  applyFeedback(feedbackDeps(world), report)

const decide = async (world: World) =>
  decideAttempt({ ...world, clock: world.deps.clock }, reader, attempt, await world.editions.recent())

const proveUnsent = async ({ proof }: World): Promise<void> => {
  await proof.drained(monday)
  await proof.sendSeen(monday)
}

interface Case {
  readonly what: string
  readonly part: Part
  readonly method: string
  readonly before?: (world: World) => Promise<unknown>
  readonly act: (world: World) => Promise<unknown>
}

const cases: readonly Case[] = [
  {
    what: 'the release of an attempt',
    part: 'deliveries',
    method: 'release',
    before: proveUnsent,
    act: decide,
  },
  { what: 'the parking of an attempt', part: 'deliveries', method: 'park', act: decide },
  {
    what: 'the witness of a Send event',
    part: 'proof',
    method: 'sendSeen',
    act: feedback({ kind: 'send', ...about }),
  },
  { what: 'a suppression', part: 'subscribers', method: 'leave', act: feedback(complaint) },
  { what: 'the count of a harm', part: 'reputation', method: 'count', act: feedback(bounce) },
  {
    what: 'the guard of the sign-up',
    part: 'guard',
    method: 'state',
    act: feedback({ ...complaint, mail: 'unconfirmed' }),
  },
  {
    what: 'the end of soft bounces',
    part: 'subscribers',
    method: 'clearSoftBounces',
    act: feedback({ kind: 'delivery', ...about }),
  },
  {
    what: 'the count of a soft bounce',
    part: 'subscribers',
    method: 'countSoftBounce',
    act: feedback({ ...bounce, bounced: [{ address: ann, isAddressee: true, trouble: 'soft' }] }),
  },
  {
    what: 'a stop of sending',
    part: 'sending',
    method: 'stop',
    act: async (world) => {
      const since = async () => ({
        digests: { bounces: 0, complaints: 9 },
        letters: { bounces: 0, complaints: 0 },
        unconfirmed: { bounces: 0, complaints: 0, mailed: 0, dropped: 0 },
      })
      await watchReputation({ ...world, reputation: { since } }, 0, monday)
    },
  },
  {
    what: 'the seal of a tally',
    part: 'tallies',
    method: 'seal',
    act: async (world) => {
      const week = [10, 11, 12, 13, 14, 15, 16].map((day) => anEdition(day))
      await sealTallies(world, week, Date.UTC(2026, 10, 16, 6) + editionLifetimeMs + dayMs)
    },
  },
  {
    what: 'the keeping of an unreadable report',
    part: 'unreadable',
    method: 'keep',
    act: (world) => putAside(world, { id: 'message', body: 'text', arrivedAt: monday }),
  },
  {
    what: 'the moment of an unreadable report',
    part: 'proof',
    method: 'unreadable',
    act: (world) => putAside(world, { id: 'message', body: 'text', arrivedAt: monday }),
  },
  {
    what: 'the moment of unheard mails',
    part: 'proof',
    method: 'unheard',
    act: ({ proof }) => noteSubmitted(proof, monday),
  },
]

test.each(cases)('a fault of $what is told, so that the call comes again', async (each) => {
  const { part, method, before, act } = each
  const world = deliveryWorld()
  await world.published(anEdition(23, { publishedAt: monday - 4 * hourMs }))
  world.put(reader)
  await before?.(world)
  const fault = new Error('the table is away')
  const broken = {
    ...world[part],
    [method]: async () => {
      throw fault
    },
  }
  await expect(act({ ...world, [part]: broken })).rejects.toBe(fault)
})

test('a fault of what a sweep removes ends the sweep, which tells it', async () => {
  const fault = new Error('the table is away')
  const lapsed = { pk: 'budget#1', sk: 'mailbox', expiresAtSeconds: 1 }
  const world = deliveryWorld()
  const sweep = sweepOf(
    {
      subscribers: world.subscribers,
      forgetting: {
        ...world.forgetting,
        async *all() {
          yield lapsed
        },
        dropLapsed: async () => {
          throw fault
        },
      },
    },
    monday,
  )
  await expect(sweep.finish()).rejects.toBe(fault)
})
