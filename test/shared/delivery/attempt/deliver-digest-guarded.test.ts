import { beforeEach, describe, expect, test } from 'vitest'
import {
  type DeliverDeps,
  deliverDigest,
  type Run,
} from '../../../../shared/delivery/attempt/deliver-digest.ts'
import { leaseMs } from '../../../../shared/delivery/pace/seat.ts'
import { untilResumed } from '../../../../shared/delivery/pace/sending.ts'
import { hourMs, minuteMs, secondMs } from '../../../../shared/time/clock.ts'
import { aConfirmed, monday } from '../../../fakes/a-subscriber.ts'
import { anEdition, anEditionId } from '../../../fakes/an-edition.ts'
import { deliveryWorld, rowOf } from './delivery-world.ts'

const reader = aConfirmed()
const row = rowOf(reader)
const head = anEditionId(23)

let world: ReturnType<typeof deliveryWorld>
let run: Run
beforeEach(async () => {
  world = deliveryWorld()
  run = await world.published(anEdition(22), anEdition(23))
  world.put(reader)
})
const deliver = (part: Partial<Run> = {}, deps: Partial<DeliverDeps> = {}) =>
  deliverDigest({ ...world.deps, ...deps }, row, { ...run, ...part })

describe('the lease on the seat', () => {
  test('a lease that is over before the call prevents it, and the reader is due as before', async () => {
    expect(await deliver({ mayCall: () => false })).toBe('released')
    expect(world.mailer.calls).toEqual([])
    expect(world.item(reader.id)).toEqual(reader)
  })

  test('the lease is checked after the mail is composed, right before the call', async () => {
    const mayCall = () => world.time.clock() < monday + leaseMs
    world.time.set(monday + leaseMs - 1)
    const composeDigest: DeliverDeps['composeDigest'] = (...args) => {
      world.time.advance(1)
      return world.deps.composeDigest(...args)
    }
    expect(await deliver({ mayCall }, { composeDigest })).toBe('released')
    expect(world.mailer.calls).toEqual([])
  })

  test('the lease is not needed to settle a quiet head or to decide an attempt', async () => {
    const leaseOver = { ...run, mayCall: () => false }
    world.put(aConfirmed({ attempt: { id: 'attempt-0', head, startedAt: monday - 3 * hourMs } }))
    world.time.set(monday + 48 * hourMs)
    expect(await deliverDigest(world.deps, row, leaseOver)).toBe('inDoubt')
    world.time.set(monday)
    const upToDate = aConfirmed({ through: head })
    world.put(upToDate)
    const quiet = await world.published(anEdition(24, { papers: [] }))
    expect(await deliverDigest(world.deps, rowOf(upToDate), { ...quiet, mayCall: () => false })).toBe('quiet')
  })
})

describe('the turn', () => {
  const tenSecondsMs = 10 * secondMs

  test('the turn is asked for after the claim and the composing, with the end of its ten seconds', async () => {
    const order: string[] = []
    const composeDigest: DeliverDeps['composeDigest'] = (...args) => {
      order.push('compose')
      world.time.advance(300)
      return world.deps.composeDigest(...args)
    }
    const turn: Run['turn'] = async (latest) => {
      order.push(`turn by ${latest - monday}`)
      expect(world.item(reader.id)).toHaveProperty('attempt')
      return true
    }
    expect(await deliver({ turn }, { composeDigest })).toBe('submitted')
    expect(order).toEqual(['compose', `turn by ${tenSecondsMs}`])
  })

  test('a reader for whom no turn comes in time is not called, and is due as before', async () => {
    expect(await deliver({ turn: async () => false })).toBe('released')
    expect(world.mailer.calls).toEqual([])
    expect(world.item(reader.id)).toEqual(reader)
  })

  test('a lease that ends, or a run that is stopped, while a reader waits for the turn prevents the call', async () => {
    let isHeld = true
    const turn = async () => {
      isHeld = false
      return true
    }
    expect(await deliver({ turn, mayCall: () => isHeld })).toBe('released')
    expect(world.mailer.calls).toEqual([])
    expect(world.item(reader.id)).toEqual(reader)
  })

  test.each([
    [tenSecondsMs, 'submitted'],
    [tenSecondsMs + 1, 'released'],
  ])('a turn that comes %i ms after the claim ends as %s', async (ms, outcome) => {
    const turn = async () => {
      world.time.advance(ms)
      return true
    }
    expect(await deliver({ turn })).toBe(outcome)
  })

  test('nobody waits for a turn without a lease', async () => {
    const turn = () => Promise.reject(new Error('waited'))
    expect(await deliver({ turn, mayCall: () => false })).toBe('released')
  })

  test('an attempt that another worker has ended meanwhile is lost, not released', async () => {
    const turn = async () => {
      await world.deliveries.release(reader.id, 'attempt-1')
      return false
    }
    expect(await deliver({ turn })).toBe('lost')
  })
})

describe('a digest that cannot be composed', () => {
  const broken = new RangeError('no such zone')
  const composeDigest = () => {
    throw broken
  }

  test('a digest that cannot be composed is logged without a call, and the reader is due as before', async () => {
    await expect(deliver({}, { composeDigest })).rejects.toBe(broken)
    expect(world.mailer.calls).toEqual([])
    expect(world.item(reader.id)).toEqual(reader)
  })

  test('a digest that cannot be composed is composed again at the next try', async () => {
    await expect(deliver({}, { composeDigest })).rejects.toBe(broken)
    expect(await deliver()).toBe('submitted')
    expect(world.mailer.calls).toHaveLength(1)
  })

  test('a digest that cannot be composed does not bring back a reader who left meanwhile', async () => {
    const leaving: DeliverDeps['deliveries'] = {
      ...world.deliveries,
      async claim(...args) {
        const claimed = await world.deliveries.claim(...args)
        await world.subscribers.leave(reader.id, 'unsubscribed', monday)
        return claimed
      },
    }
    await expect(deliver({}, { composeDigest, deliveries: leaving })).rejects.toBe(broken)
    expect(world.item(reader.id)).toMatchObject({ status: 'unsubscribed', through: anEditionId(22) })
    expect(world.item(reader.id)).not.toHaveProperty('attempt')
    expect(world.item(reader.id)).not.toHaveProperty('nextDueAt')
  })
})

describe('an edition that cannot be read', () => {
  test('an edition that cannot be read is a fault before a reader is claimed', async () => {
    await world.loseAPaper(anEdition(23))
    const claims: string[] = []
    const deliveries: DeliverDeps['deliveries'] = {
      ...world.deliveries,
      claim(claimed, attempt) {
        claims.push(claimed.id)
        return world.deliveries.claim(claimed, attempt)
      },
    }
    await expect(deliver({}, { deliveries })).rejects.toThrow('1 of its 2 papers')
    expect(claims).toEqual([])
    expect(world.item(reader.id)).toEqual(reader)
    expect(world.mailer.calls).toEqual([])
  })

  test('an edition that can be read before the claim and not after it leaves no attempt', async () => {
    let reads = 0
    const whole: Run['whole'] = async (id) => {
      if (++reads > 1) throw new Error('no database')
      return run.whole(id)
    }
    await expect(deliver({ whole })).rejects.toThrow('no database')
    expect(world.item(reader.id)).toEqual(reader)
    expect(world.mailer.calls).toEqual([])
  })

  test('an edition that cannot be read does not harm a reader who has got it already', async () => {
    await world.loseAPaper(anEdition(22))
    expect(await deliver()).toBe('submitted')
  })

  test('an edition that cannot be read does not harm the decision about an open attempt', async () => {
    world.put(aConfirmed({ attempt: { id: 'attempt-0', head, startedAt: monday - 37 * hourMs } }))
    world.time.set(monday + 40 * hourMs)
    await world.loseAPaper(anEdition(23))
    expect(await deliver()).toBe('inDoubt')
  })
})

describe('the provider’s answers', () => {
  test('an accepted mail settles the reader, and no worker calls again', async () => {
    world.mailer.answerNext({ outcome: 'accepted', messageId: 'ses-1' })
    expect(await deliver()).toBe('submitted')
    expect(world.item(reader.id)).toMatchObject({ through: head, missed: {} })
    expect(await deliver()).toBe('lost')
    expect(world.mailer.calls).toHaveLength(1)
  })

  test('a refusal of the whole account stops all sending for a quarter of an hour, for its reason', async () => {
    await world.sending.refresh({ accountPerSecond: 12, block: 100, left: 1_000, refreshedAt: monday })
    world.mailer.answerNext({ outcome: 'stopped', reason: 'AccountSendingPausedException (400)' })
    expect(await deliver()).toBe('stopped')
    expect((await world.sending.read())?.stop).toEqual({
      until: monday + 15 * minuteMs,
      why: 'AccountSendingPausedException (400)',
    })
  })

  test('a stop is written before the reader is released, so that a crash between them mails nobody', async () => {
    const order: string[] = []
    world.mailer.answerNext({ outcome: 'stopped', reason: 'daily quota' })
    const deliveries: DeliverDeps['deliveries'] = {
      ...world.deliveries,
      async release(...args) {
        order.push('release')
        return world.deliveries.release(...args)
      },
    }
    const sending = { stop: async () => void order.push('stop') }
    expect(await deliver({}, { deliveries, sending })).toBe('stopped')
    expect(order).toEqual(['stop', 'release'])
  })

  test.each(['throttled', 'refused', 'ambiguous', 'accepted'] as const)(
    'the answer %s does not stop sending by itself',
    async (outcome) => {
      await world.sending.refresh({ accountPerSecond: 12, block: 100, left: 1_000, refreshedAt: monday })
      world.mailer.answerNext({ outcome, reason: 'a reason', messageId: 'ses-1' })
      await deliver()
      expect((await world.sending.read())?.stop).toBeUndefined()
    },
  )

  test('a refusal of the whole account does not shorten a stop until resumed', async () => {
    await world.sending.refresh({ accountPerSecond: 12, block: 100, left: 1_000, refreshedAt: monday })
    await world.sending.stop({ until: untilResumed, why: 'paused by the operator' })
    world.mailer.answerNext({ outcome: 'stopped', reason: 'daily quota' })
    await deliver()
    expect((await world.sending.read())?.stop?.until).toBe(untilResumed)
  })
})
