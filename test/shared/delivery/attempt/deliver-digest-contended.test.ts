import { beforeEach, describe, expect, test } from 'vitest'
import {
  type DeliverDeps,
  deliverDigest,
  type Run,
} from '../../../../shared/delivery/attempt/deliver-digest.ts'
import type { SubmitOutcome } from '../../../../shared/delivery/attempt/mailer.ts'
import type { Attempt } from '../../../../shared/subscriber/subscriber.ts'
import { hourMs, minuteMs } from '../../../../shared/time/clock.ts'
import { aConfirmed, dailyAtEight, monday } from '../../../fakes/a-subscriber.ts'
import { anEdition, anEditionId } from '../../../fakes/an-edition.ts'
import { deliveryWorld, rowOf } from './delivery-world.ts'

const tomorrowAtEight = Date.UTC(2026, 10, 24, 8)
const reader = aConfirmed()
const row = rowOf(reader)
const head = anEditionId(23)
const accepted: SubmitOutcome = { outcome: 'accepted', messageId: 'message-1' }
const ambiguous: SubmitOutcome = { outcome: 'ambiguous', reason: 'TimeoutError' }

let world: ReturnType<typeof deliveryWorld>
let run: Run
beforeEach(async () => {
  world = deliveryWorld()
  run = await world.published(anEdition(22), anEdition(23))
  world.put(reader)
})

const deliver = (deps: Partial<DeliverDeps> = {}) => deliverDigest({ ...world.deps, ...deps }, row, run)

describe('a claim that a worker does not win', () => {
  /** A store that claims, runs a function, and loses its answer. */
  const answerLost = (between: () => Promise<unknown> = async () => {}): DeliverDeps['deliveries'] => ({
    ...world.deliveries,
    async claim(claimed, attempt) {
      await world.deliveries.claim(claimed, attempt)
      await between()
      return undefined
    },
  })

  test('a claim whose answer was lost is found and used for one mail, and settled', async () => {
    expect(await deliver({ deliveries: answerLost() })).toBe('submitted')
    expect(world.mailer.calls).toHaveLength(1)
    expect(world.item(reader.id)).toMatchObject({ through: head })
    expect(world.item(reader.id)).not.toHaveProperty('attempt')
  })

  test('a reader who left between the claim and the lost answer gets no mail, and the attempt is released', async () => {
    const deliveries = answerLost(() => world.subscribers.leave(reader.id, 'unsubscribed', monday))
    expect(await deliver({ deliveries })).toBe('lost')
    expect(world.mailer.calls).toEqual([])
    expect(world.item(reader.id)).toMatchObject({ status: 'unsubscribed', through: anEditionId(22) })
    expect(world.item(reader.id)).not.toHaveProperty('attempt')
  })

  test('a row from before the reader moved their hour wins no claim', async () => {
    await world.subscribers.write(reader.id, reader.rev, { set: { nextDueAt: monday + hourMs } })
    expect(await deliver()).toBe('lost')
    expect(world.mailer.calls).toEqual([])
  })

  test('a reader who left after the row was read gets no mail', async () => {
    await world.subscribers.leave(reader.id, 'suppressed', monday)
    expect(await deliver()).toBe('lost')
    expect(world.mailer.calls).toEqual([])
  })

  test('a reader without an item gets no mail', async () => {
    const nobody = { ...row, id: 'nobody' as typeof row.id }
    expect(await deliverDigest(world.deps, nobody, run)).toBe('lost')
  })

  test('two workers with one row mail its reader once, and the second one waits', async () => {
    const outcomes: string[] = []
    world.mailer.answerNext(async () => {
      outcomes.push(await deliver())
      return accepted
    })
    outcomes.push(await deliver())
    expect(outcomes).toEqual(['waiting', 'submitted'])
    expect(world.mailer.calls).toHaveLength(1)
  })
})

describe("another worker's open attempt", () => {
  const begun = (ago: number): Attempt => ({ id: 'attempt-0', head, startedAt: monday - ago })

  test.each([0, 5 * minuteMs - 1])(
    'another worker’s attempt of %i ms ago is left to that worker',
    async (ago) => {
      const busy = aConfirmed({ attempt: begun(ago) })
      world.put(busy)
      expect(await deliver()).toBe('waiting')
      expect(world.item(reader.id)).toEqual(busy)
    },
  )

  test.each([5 * minuteMs, 2 * hourMs - 1])(
    'another worker’s attempt of %i ms ago is put aside until it is two hours old',
    async (ago) => {
      const abandoned = aConfirmed({ attempt: begun(ago) })
      world.put(abandoned)
      expect(await deliver()).toBe('parked')
      expect(world.item(reader.id)).toEqual({ ...abandoned, nextDueAt: monday - ago + 2 * hourMs })
    },
  )

  test('another worker’s attempt of two hours ago is put aside for an hour while its edition is not expired', async () => {
    const old = aConfirmed({ attempt: begun(2 * hourMs) })
    world.put(old)
    expect(await deliver()).toBe('parked')
    expect(world.item(reader.id)).toEqual({ ...old, nextDueAt: monday + hourMs })
  })

  test('another worker’s attempt from before the last slot is settled in doubt, without a call', async () => {
    const behind = { id: 'attempt-0', head: anEditionId(22), startedAt: Date.UTC(2026, 10, 22, 8) }
    world.put(aConfirmed({ through: anEditionId(21), attempt: behind }))
    expect(await deliver()).toBe('inDoubt')
    expect(world.mailer.calls).toEqual([])
    expect(world.item(reader.id)).toMatchObject({
      through: anEditionId(22),
      missed: { [anEditionId(22)]: 'inDoubt' },
      nextDueAt: Date.UTC(2026, 10, 23, 8),
    })
  })
})

describe('a reader who changes during the call', () => {
  const during = (change: () => Promise<unknown>, answer: SubmitOutcome = accepted) =>
    world.mailer.answerNext(async () => {
      await change()
      return answer
    })

  test('preferences that change during the call decide the next slot', async () => {
    const preferences = { ...dailyAtEight, hour: 17 }
    during(() => world.subscribers.write(reader.id, reader.rev, { set: { preferences } }))
    expect(await deliver()).toBe('submitted')
    expect(world.item(reader.id)).toMatchObject({
      preferences,
      through: head,
      nextDueAt: Date.UTC(2026, 10, 24, 17),
      rev: reader.rev + 2,
    })
  })

  test('a reader who leaves during the call stays gone, and the mail that was under way counts as submitted', async () => {
    during(() => world.subscribers.leave(reader.id, 'unsubscribed', monday))
    expect(await deliver()).toBe('submitted')
    expect(world.item(reader.id)).toMatchObject({ status: 'unsubscribed', through: head })
    expect(world.item(reader.id)).not.toHaveProperty('nextDueAt')
  })

  test('a worker that comes back too late does not settle its successor’s attempt', async () => {
    const successor = aConfirmed({ attempt: { id: 'attempt-9', head, startedAt: monday + hourMs } })
    during(async () => world.put(successor))
    expect(await deliver()).toBe('lost')
    expect(world.item(reader.id)).toEqual(successor)
  })

  test.each<SubmitOutcome>([{ outcome: 'throttled' }, ambiguous])(
    'a late worker neither takes back nor puts aside its successor’s attempt after the answer $outcome',
    async (answer) => {
      const successor = aConfirmed({ attempt: { id: 'attempt-9', head, startedAt: monday + hourMs } })
      during(async () => world.put(successor), answer)
      await deliver()
      expect(world.item(reader.id)).toEqual(successor)
    },
  )

  test('a Send event may settle an attempt before its worker', async () => {
    during(async () => {
      const found = world.item(reader.id)
      const settlement = { through: head, lastAt: monday, missed: {}, nextDueAt: tomorrowAtEight }
      await world.deliveries.settle(reader.id, 'attempt-1', Number(found?.rev), settlement)
    })
    expect(await deliver()).toBe('lost')
    expect(world.item(reader.id)).toMatchObject({ through: head, rev: reader.rev + 1 })
  })
})
