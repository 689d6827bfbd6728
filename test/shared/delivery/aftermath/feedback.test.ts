import { beforeEach, describe, expect, test } from 'vitest'
import { applyFeedback, type FeedbackDeps } from '../../../../shared/delivery/aftermath/feedback.ts'
import type { FeedbackReport } from '../../../../shared/delivery/aftermath/feedback-report.ts'
import type { EmailAddress } from '../../../../shared/subscriber/address/address.ts'
import { type SubscriberIds, subscriberIds } from '../../../../shared/subscriber/subscriber-id.ts'
import { hourMs } from '../../../../shared/time/clock.ts'
import { aConfirmed, aPending, dailyAtEight, monday } from '../../../fakes/a-subscriber.ts'
import { anEdition, anEditionId } from '../../../fakes/an-edition.ts'
import { deliveryWorld } from '../attempt/delivery-world.ts'

const ann = 'ann@example.org' as EmailAddress
const bob = 'bob@example.org' as EmailAddress
const idOf: SubscriberIds = subscriberIds(Buffer.alloc(32, 7))
const head = anEditionId(23)
const attempt = { id: 'attempt-1', head, startedAt: monday - hourMs }
const inDoubt = aConfirmed({ id: idOf(ann), address: ann, attempt, nextDueAt: monday + hourMs })
const sent = { kind: 'send', at: attempt.startedAt, subscriber: inDoubt.id, attempt: attempt.id } as const

let world: ReturnType<typeof deliveryWorld>
let deps: FeedbackDeps
beforeEach(async () => {
  world = deliveryWorld()
  deps = {
    ...world.deps,
    proof: world.proof,
    reputation: world.reputation,
    guard: world.guard,
    editions: world.editions,
    idOf,
  }
  await world.published(anEdition(22), anEdition(23))
  world.put(inDoubt)
})

const apply = (feedback: FeedbackReport) => applyFeedback(deps, feedback)

describe('a Send event', () => {
  test('a Send event settles the attempt that it names as submitted', async () => {
    expect(await apply(sent)).toBe('settled')
    const { attempt: _, ...settled } = inDoubt
    expect(world.item(inDoubt.id)).toEqual({
      ...settled,
      through: head,
      lastAt: attempt.startedAt,
      nextDueAt: Date.UTC(2026, 10, 24, 8),
      rev: inDoubt.rev + 1,
    })
  })

  test('a second Send event of a mail does nothing', async () => {
    await apply(sent)
    const before = world.item(inDoubt.id)
    expect(await apply(sent)).toBe('ignored')
    expect(world.item(inDoubt.id)).toEqual(before)
  })

  test.each<[string, FeedbackReport]>([
    ['another attempt', { ...sent, attempt: 'attempt-0' }],
    ['no attempt, as a letter does', { kind: 'send', at: monday, subscriber: inDoubt.id }],
    ['nobody', { kind: 'send', at: monday }],
    ['an attempt without a subscriber', { kind: 'send', at: monday, attempt: attempt.id }],
    ['a subscriber who is gone', { ...sent, subscriber: idOf(bob) }],
  ])('a Send event that names %s is ignored', async (_what, feedback) => {
    expect(await apply(feedback)).toBe('ignored')
    expect(world.item(inDoubt.id)).toEqual(inDoubt)
  })

  test('a Send event of a letter leaves a reader alone who waits for no attempt', async () => {
    const idle = aConfirmed({ id: idOf(bob), address: bob })
    world.put(idle)
    expect(await apply({ kind: 'send', at: monday, subscriber: idle.id })).toBe('ignored')
    expect(world.item(idle.id)).toEqual(idle)
  })

  test('a Send event that names nobody looks nobody up', async () => {
    const asked: unknown[] = []
    const get = async (id: typeof inDoubt.id) => {
      asked.push(id)
      return undefined
    }
    deps = { ...deps, subscribers: { ...world.subscribers, get } }
    expect(await apply({ kind: 'send', at: monday, attempt: attempt.id })).toBe('ignored')
    expect(asked).toEqual([])
  })

  test('a Send event settles a reader who left, and they stay gone', async () => {
    await world.subscribers.leave(inDoubt.id, 'unsubscribed', monday)
    expect(await apply(sent)).toBe('settled')
    expect(world.item(inDoubt.id)).toMatchObject({ status: 'unsubscribed', through: head })
    expect(world.item(inDoubt.id)).not.toHaveProperty('nextDueAt')
    expect(world.item(inDoubt.id)).not.toHaveProperty('attempt')
  })

  test('a Send event that a change of preferences overtakes settles with the new ones', async () => {
    const preferences = { ...dailyAtEight, hour: 17 }
    const subscribers = {
      ...world.subscribers,
      get: async (id: typeof inDoubt.id) => {
        const found = await world.subscribers.get(id)
        if (found?.rev === inDoubt.rev) await world.subscribers.write(id, found.rev, { set: { preferences } })
        return found
      },
    }
    expect(await applyFeedback({ ...deps, subscribers }, sent)).toBe('settled')
    expect(world.item(inDoubt.id)).toMatchObject({ nextDueAt: Date.UTC(2026, 10, 24, 17) })
  })

  test('a Send event that its worker overtakes is ignored', async () => {
    const deliveries = {
      ...world.deliveries,
      async settle(...args: Parameters<typeof world.deliveries.settle>) {
        await world.deliveries.settle(...args)
        return world.deliveries.settle(...args)
      },
    }
    expect(await applyFeedback({ ...deps, deliveries }, sent)).toBe('ignored')
    expect(world.item(inDoubt.id)).toMatchObject({ through: head, rev: inDoubt.rev + 1 })
  })
})

describe('a bounce or complaint', () => {
  const suppress = (...recipients: readonly EmailAddress[]): FeedbackReport => ({
    kind: 'complaint',
    recipients,
    isHarm: true,
  })

  test('a bounce or complaint suppresses its recipient, whose attempt and history stay', async () => {
    expect(await apply(suppress(ann))).toBe('suppressed')
    const { nextDueAt: _, dueShard: __, ...rest } = inDoubt
    expect(world.item(inDoubt.id)).toEqual({
      ...rest,
      status: 'suppressed',
      leftAt: monday,
      rev: inDoubt.rev + 1,
    })
  })

  test('a bounce or complaint suppresses each of the listed recipients and nobody else', async () => {
    const readers = [bob, 'cid@example.org' as EmailAddress, 'dan@example.org' as EmailAddress]
    for (const address of readers) world.put(aConfirmed({ id: idOf(address), address }))
    await apply(suppress(...readers.slice(0, 2)))
    const statuses = [ann, ...readers].map((address) => world.item(idOf(address))?.status)
    expect(statuses).toEqual(['confirmed', 'suppressed', 'suppressed', 'confirmed'])
  })

  test('a bounce or complaint finds its recipient whatever the case of the address', async () => {
    expect(await apply(suppress('Ann@EXAMPLE.org' as EmailAddress))).toBe('suppressed')
    expect(world.item(inDoubt.id)?.status).toBe('suppressed')
  })

  test('a bounce or complaint of an address that never subscribed is ignored and makes no item', async () => {
    expect(await apply(suppress(bob))).toBe('ignored')
    expect(world.item(idOf(bob))).toBeUndefined()
  })

  test('a bounce or complaint that names neither a subscriber nor an address is ignored', async () => {
    expect(await apply(suppress())).toBe('ignored')
    expect(world.item(inDoubt.id)).toEqual(inDoubt)
  })

  test('a bounce or complaint wins over an unsubscribe, whichever comes first', async () => {
    await world.subscribers.leave(inDoubt.id, 'unsubscribed', monday - hourMs)
    await apply(suppress(ann))
    await world.subscribers.leave(inDoubt.id, 'unsubscribed', monday)
    expect(world.item(inDoubt.id)).toMatchObject({ status: 'suppressed', leftAt: monday - hourMs })
  })

  test('a bounce or complaint has the same end before and after the Send event, once or twice', async () => {
    for (const feedback of [sent, suppress(ann), suppress(ann)]) await apply(feedback)
    const oneOrder = world.item(inDoubt.id)
    world.put(inDoubt)
    for (const feedback of [suppress(ann), sent, suppress(ann)]) await apply(feedback)
    const { rev: _, ...otherOrder } = world.item(inDoubt.id) ?? {}
    expect(oneOrder).toMatchObject(otherOrder)
    expect(otherOrder).toMatchObject({ status: 'suppressed', through: head })
  })

  test('a bounce or complaint removes the open link of a pending subscriber', async () => {
    world.put(aPending({ id: idOf(ann), address: ann }))
    await apply(suppress(ann))
    expect(world.item(idOf(ann))).toMatchObject({ status: 'suppressed' })
    expect(world.item(idOf(ann))).not.toHaveProperty('confirmations')
  })
})

test('a report of another kind is ignored', async () => {
  expect(await apply({ kind: 'other', type: 'DeliveryDelay' })).toBe('ignored')
  expect(world.item(inDoubt.id)).toEqual(inDoubt)
})
