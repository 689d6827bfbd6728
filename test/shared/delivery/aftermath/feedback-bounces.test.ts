import { beforeEach, describe, expect, test } from 'vitest'
import { applyFeedback, type FeedbackDeps } from '../../../../shared/delivery/aftermath/feedback.ts'
import type { BounceTrouble, FeedbackReport } from '../../../../shared/delivery/aftermath/feedback-report.ts'
import type { EmailAddress } from '../../../../shared/subscriber/address/address.ts'
import { subscriberIds } from '../../../../shared/subscriber/subscriber-id.ts'
import { dayMs, hourMs, minuteMs } from '../../../../shared/time/clock.ts'
import { aConfirmed, anId, aPending, monday } from '../../../fakes/a-subscriber.ts'
import { anEdition } from '../../../fakes/an-edition.ts'
import { deliveryWorld } from '../attempt/delivery-world.ts'

const ann = 'ann@example.org' as EmailAddress
const bob = 'bob@example.org' as EmailAddress
const idOf = subscriberIds(Buffer.alloc(32, 7))
const reader = aConfirmed({ id: idOf(ann), address: ann })

let world: ReturnType<typeof deliveryWorld>
let deps: FeedbackDeps
beforeEach(() => {
  world = deliveryWorld()
  deps = {
    ...world.deps,
    proof: world.proof,
    reputation: world.reputation,
    guard: world.guard,
    editions: world.editions,
    idOf,
  }
  world.put(reader)
})

const apply = (feedback: FeedbackReport) => applyFeedback(deps, feedback)
const bounceOf = (trouble: BounceTrouble, reportId: string, ...addresses: readonly EmailAddress[]) => ({
  kind: 'bounce' as const,
  reportId,
  at: world.time.clock(),
  bounced: (addresses.length > 0 ? addresses : [ann]).map((address) => ({
    address,
    trouble,
    isAddressee: false,
  })),
  isHarm: trouble === 'gone',
})
const softBounce = (reportId: string, ...addresses: readonly EmailAddress[]): FeedbackReport =>
  bounceOf('soft', reportId, ...addresses)
const delivery = (...recipients: readonly EmailAddress[]): FeedbackReport => ({
  kind: 'delivery',
  recipients: recipients.length > 0 ? recipients : [ann],
})
const harmful = (harm: 'bounces' | 'complaints', ...addresses: readonly EmailAddress[]): FeedbackReport =>
  harm === 'bounces'
    ? bounceOf('gone', 'a-report', ...addresses)
    : { kind: 'complaint', recipients: addresses.length > 0 ? addresses : [ann], isHarm: true }
const harm = async () => (await world.reputation.since(monday - dayMs)).digests
const statusOf = (address: EmailAddress) => world.item(idOf(address))?.status

describe('soft bounces', () => {
  test('four soft bounces in a row change no slot, and after the fifth the digests rest for 30 days', async () => {
    for (const reportId of ['a', 'b', 'c', 'd']) expect(await apply(softBounce(reportId))).toBe('counted')
    expect(world.item(reader.id)?.nextDueAt).toBe(reader.nextDueAt)
    expect(await apply(softBounce('e'))).toBe('resting')
    expect(world.item(reader.id)).toMatchObject({
      status: 'confirmed',
      restsUntil: monday + 30 * dayMs,
      // The first slot after the rest, which ends at nine.
      nextDueAt: Date.UTC(2026, 11, 24, 8),
      rev: reader.rev + 1,
    })
  })

  test('a delivery between soft bounces begins a new row', async () => {
    for (const reportId of ['a', 'b', 'c', 'd']) await apply(softBounce(reportId))
    expect(await apply(delivery())).toBe('counted')
    for (const reportId of ['e', 'f', 'g', 'h']) expect(await apply(softBounce(reportId))).toBe('counted')
    expect(statusOf(ann)).toBe('confirmed')
    expect(await apply(softBounce('i'))).toBe('resting')
  })

  test('a soft bounce that is reported twice counts once', async () => {
    for (const reportId of ['a', 'b', 'c', 'd']) {
      expect(await apply(softBounce(reportId))).toBe('counted')
      expect(await apply(softBounce(reportId))).toBe('ignored')
    }
    expect(statusOf(ann)).toBe('confirmed')
  })

  test('soft bounces do not change the reader’s due time, revision or attempt', async () => {
    await apply(softBounce('a'))
    expect(world.item(reader.id)).toEqual({ ...reader, softBounces: 1, softBounceReport: 'a' })
  })

  test('soft bounces do not harm the reputation', async () => {
    for (const reportId of ['a', 'b', 'c', 'd', 'e']) await apply(softBounce(reportId))
    expect(await harm()).toEqual({ bounces: 0, complaints: 0 })
  })

  test('a soft bounce counts for each listed recipient', async () => {
    world.put(aConfirmed({ id: idOf(bob), address: bob, softBounces: 4 }))
    expect(await apply(softBounce('a', ann, bob))).toBe('resting')
    expect([ann, bob].map((address) => 'restsUntil' in (world.item(idOf(address)) ?? {}))).toEqual([
      false,
      true,
    ])
  })

  test('a soft bounce of a stranger’s address makes no item', async () => {
    expect(await apply(softBounce('a', bob))).toBe('ignored')
    expect(world.item(idOf(bob))).toBeUndefined()
  })
})

describe('a delivery', () => {
  test('a delivery to a reader without bounces writes nothing, as almost all deliveries', async () => {
    const writes: string[] = []
    const subscribers = {
      ...world.subscribers,
      clearSoftBounces: async () => void writes.push('clear'),
    }
    expect(await applyFeedback({ ...deps, subscribers }, delivery())).toBe('ignored')
    expect(writes).toEqual([])
    expect(world.item(reader.id)).toEqual(reader)
  })

  test('a delivery does not bring back a suppressed reader', async () => {
    await apply(harmful('bounces'))
    await apply(delivery())
    expect(statusOf(ann)).toBe('suppressed')
  })

  test('a delivery to a stranger’s address is ignored', async () => {
    expect(await apply(delivery(bob))).toBe('ignored')
    expect(world.item(idOf(bob))).toBeUndefined()
  })
})

describe('a complaint and a bounce', () => {
  test.each([
    ['complaint after bounce', ['bounces', 'complaints']],
    ['bounce after complaint', ['complaints', 'bounces']],
  ] as const)(
    'a complaint and a bounce in the order %s lead to one end, with the first one’s time',
    async (_order, harms) => {
      for (const harm of harms) {
        expect(await apply(harmful(harm))).toBe('suppressed')
        world.time.advance(hourMs)
      }
      const { nextDueAt: _, dueShard: __, ...rest } = reader
      expect(world.item(reader.id)).toEqual({
        ...rest,
        status: 'suppressed',
        leftAt: monday,
        rev: reader.rev + 2,
      })
    },
  )

  test.each(['bounces', 'complaints'] as const)(
    'a reader is suppressed for %s even if the harm cannot be counted, and the report comes again',
    async (kind) => {
      const reputation = { ...world.reputation, count: () => Promise.reject(new Error('no table')) }
      await expect(applyFeedback({ ...deps, reputation }, harmful(kind))).rejects.toThrow('no table')
      expect(statusOf(ann)).toBe('suppressed')
    },
  )

  test('complaints and bounces are counted separately, at the moment of their report', async () => {
    await apply(harmful('bounces'))
    await apply(harmful('complaints'))
    await apply(harmful('complaints', bob))
    expect(await harm()).toEqual({ bounces: 1, complaints: 2 })
  })

  test('simulated complaints and bounces suppress and do not count, because anybody can sign the simulator up', async () => {
    expect(await apply({ kind: 'complaint', recipients: [ann], isHarm: false })).toBe('suppressed')
    expect(world.item(reader.id)).toMatchObject({ status: 'suppressed' })
    expect(await harm()).toEqual({ bounces: 0, complaints: 0 })
  })

  test('a report of a thousand recipients suppresses each one who is a reader, and nobody else', async () => {
    const addresses = Array.from(
      { length: 1_000 },
      (_, count) => `reader-${count}@example.org` as EmailAddress,
    )
    const ours = addresses.filter((_, count) => count % 10 === 0)
    for (const address of ours) world.put(aConfirmed({ id: idOf(address), address }))
    expect(await apply(harmful('bounces', ...addresses))).toBe('suppressed')
    expect(ours.map(statusOf).filter((status) => status === 'suppressed')).toHaveLength(100)
    expect(world.item(idOf('reader-1@example.org' as EmailAddress))).toBeUndefined()
    expect(statusOf(ann)).toBe('confirmed')
  })
})

describe('every Send event', () => {
  const seen = async () => (await world.proof.read()).sendSeenAt

  test.each<[what: string, named: { readonly subscriber?: typeof reader.id; readonly attempt?: string }]>([
    ['an attempt that is open', { subscriber: reader.id, attempt: 'attempt-1' }],
    ['an attempt that is settled', { subscriber: reader.id, attempt: 'attempt-0' }],
    ['a letter', { subscriber: reader.id }],
    ['a subscriber of another stage', { subscriber: anId(77), attempt: 'attempt-1' }],
    ['nobody, as it has no tags', {}],
  ])('a Send event proves that such events come, by its mail’s moment: %s', async (_what, named) => {
    await world.published(anEdition(22), anEdition(23))
    world.put({ ...reader, attempt: { id: 'attempt-1', head: reader.through, startedAt: monday } })
    await apply({ kind: 'send', at: monday - minuteMs, ...named })
    expect(await seen()).toBe(monday - minuteMs)
  })

  test('a Send event of a moment to come witnesses no mail that is not sent yet', async () => {
    await apply({ kind: 'send', at: monday + 30 * dayMs })
    expect(await seen()).toBe(monday)
  })

  test('a Send event that a failing database keeps from settling proves nothing, because it comes again', async () => {
    const subscribers = {
      ...world.subscribers,
      get: async () => {
        throw new Error('no database')
      },
    }
    const sent: FeedbackReport = { kind: 'send', at: monday, subscriber: reader.id, attempt: 'attempt-1' }
    await expect(applyFeedback({ ...deps, subscribers }, sent)).rejects.toThrow('no database')
    expect(await seen()).toBe(0)
  })

  test('a Send event of another stage changes no reader', async () => {
    await apply({ kind: 'send', at: monday, subscriber: anId(77), attempt: 'attempt-1' })
    expect(world.item(anId(77))).toBeUndefined()
    expect(world.item(reader.id)).toEqual(reader)
  })

  test('a Send event is the only kind of report that proves that Send events come', async () => {
    const others = [softBounce('a'), delivery(), harmful('bounces'), { kind: 'other', type: 'Open' } as const]
    for (const feedback of others) await apply(feedback)
    expect(await seen()).toBe(0)
  })
})

test('a soft bounce of a pending subscriber counts, and a fifth changes nothing more: no digest goes to them', async () => {
  const pending = aPending({ id: idOf(bob), address: bob, softBounces: 4 })
  world.put(pending)
  expect(await apply(softBounce('a', bob))).toBe('counted')
  expect(world.item(idOf(bob))).toEqual({ ...pending, softBounces: 5, softBounceReport: 'a' })
})
