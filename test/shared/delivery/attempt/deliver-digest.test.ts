import { beforeEach, describe, expect, test } from 'vitest'
import {
  type DeliverDeps,
  deliverDigest,
  type Run,
} from '../../../../shared/delivery/attempt/deliver-digest.ts'
import type { SubmitOutcome } from '../../../../shared/delivery/attempt/mailer.ts'
import { hourMs, secondMs } from '../../../../shared/time/clock.ts'
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

describe('the provider’s answers', () => {
  test('an accepted mail settles the head as submitted, and the reader is due tomorrow', async () => {
    expect(await deliver()).toBe('submitted')
    expect(world.item(reader.id)).toEqual({
      ...reader,
      through: head,
      lastAt: monday,
      nextDueAt: tomorrowAtEight,
      rev: reader.rev + 1,
    })
  })

  test('the mail goes to the reader, and its tags tell edition, subscriber and attempt', async () => {
    await deliver()
    expect(world.mailer.calls).toHaveLength(1)
    expect(world.mailer.calls[0]?.mail).toMatchObject({ to: reader.address, subject: head })
    expect(world.mailer.calls[0]?.tags).toEqual({
      edition: head,
      subscriber: reader.id,
      attempt: 'attempt-1',
    })
  })

  test('the attempt is written down before the call', async () => {
    world.mailer.answerNext(() => {
      expect(world.item(reader.id)?.attempt).toEqual({ id: 'attempt-1', head, startedAt: monday })
      return accepted
    })
    expect(await deliver()).toBe('submitted')
  })

  test('a refused mail settles the head as failed, and is not tried again', async () => {
    world.mailer.answerNext({ outcome: 'refused', reason: 'MessageRejected (400)' })
    expect(await deliver()).toBe('failed')
    expect(world.item(reader.id)).toMatchObject({
      through: head,
      missed: { [head]: 'failed' },
      nextDueAt: tomorrowAtEight,
    })
  })

  test.each<SubmitOutcome>([{ outcome: 'throttled' }, { outcome: 'stopped', reason: 'daily quota' }])(
    'after the answer $outcome the reader is due as before',
    async (answer) => {
      world.mailer.answerNext(answer)
      expect(await deliver()).toBe(answer.outcome)
      expect(world.item(reader.id)).toEqual(reader)
    },
  )

  test('an ambiguous answer keeps the attempt and puts it aside for two hours', async () => {
    world.mailer.answerNext(ambiguous)
    expect(await deliver()).toBe('ambiguous')
    expect(world.item(reader.id)).toEqual({
      ...reader,
      attempt: { id: 'attempt-1', head, startedAt: monday },
      nextDueAt: monday + 2 * hourMs,
    })
  })

  test('after an ambiguous answer no worker calls again, however often it looks at the reader', async () => {
    world.mailer.answerNext(ambiguous)
    await deliver()
    for (let look = 0; look < 60; look++) {
      world.time.advance(hourMs / 2)
      const { rows } = await world.deliveries.due(0, world.time.clock(), head)
      for (const due of rows) await deliverDigest(world.deps, due, run)
    }
    expect(world.mailer.calls).toHaveLength(1)
    expect(world.item(reader.id)).toMatchObject({ through: head, missed: { [head]: 'inDoubt' } })
    expect(world.item(reader.id)).not.toHaveProperty('attempt')
  })

  test('a call that throws leaves the attempt open, because its fate is not known', async () => {
    world.mailer.answerNext(() => {
      throw new Error('broken')
    })
    await expect(deliver()).rejects.toThrow('broken')
    expect(world.item(reader.id)).toHaveProperty('attempt')
  })
})

describe('the editions that a digest covers', () => {
  test('a digest covers the editions since the last one, oldest first', async () => {
    const behind = aConfirmed({ through: anEditionId(21) })
    world.put(behind)
    await deliverDigest(world.deps, rowOf(behind), run)
    expect(world.mailer.calls[0]?.mail.subject).toBe('2026-11-22 2026-11-23')
  })

  test('a digest covers a quiet head together with an edition that has papers', async () => {
    const withQuiet = await world.published(anEdition(24, { papers: [] }))
    expect(await deliverDigest(world.deps, row, withQuiet)).toBe('submitted')
    expect(world.mailer.calls[0]?.mail.subject).toBe('2026-11-23 2026-11-24')
    expect(world.item(reader.id)).toMatchObject({ through: anEditionId(24), missed: {} })
  })
})

describe('a head without new papers', () => {
  test.each(['quiet', 'failed'] as const)('a %s head is settled without a call', async (kind) => {
    const upToDate = aConfirmed({ through: head })
    world.put(upToDate)
    const nothingNew = await world.published(anEdition(24, { papers: [], kind }))
    expect(await deliverDigest(world.deps, rowOf(upToDate), nothingNew)).toBe('quiet')
    expect(world.mailer.calls).toEqual([])
    expect(world.item(reader.id)).toEqual({
      ...upToDate,
      through: anEditionId(24),
      lastAt: monday,
      missed: { [anEditionId(24)]: 'quiet' },
      // Nothing new comes before the 25th's edition.
      nextDueAt: Date.UTC(2026, 10, 25, 8),
      rev: reader.rev + 1,
    })
  })

  describe('a quiet head', () => {
    const upToDate = aConfirmed({ through: head })
    let quiet: Run
    beforeEach(async () => {
      quiet = await world.published(anEdition(24, { papers: [] }))
      world.put(upToDate)
    })

    test('preferences that change before a quiet head is settled win, and the reader stays due by them', async () => {
      const preferences = { ...dailyAtEight, hour: 17 }
      const subscribers = {
        ...world.subscribers,
        get: async (id: typeof reader.id) => {
          const found = await world.subscribers.get(id)
          await world.subscribers.write(id, found?.rev, { set: { preferences } })
          return found
        },
      }
      expect(await deliverDigest({ ...world.deps, subscribers }, rowOf(upToDate), quiet)).toBe('lost')
      expect(world.item(reader.id)).toEqual({ ...upToDate, preferences, rev: upToDate.rev + 1 })
    })

    test('a quiet head changes no reader who has left since the row was read', async () => {
      await world.subscribers.leave(reader.id, 'unsubscribed', monday)
      const before = world.item(reader.id)
      expect(await deliverDigest(world.deps, rowOf(upToDate), quiet)).toBe('lost')
      expect(world.item(reader.id)).toEqual(before)
    })
  })

  test('an abandoned attempt is decided even if a week of failed editions follows it', async () => {
    const startedAt = monday - 8 * 24 * hourMs
    const attempt = { id: 'attempt-0', head: anEditionId(15), startedAt }
    const abandoned = aConfirmed({ through: anEditionId(14), attempt })
    world = deliveryWorld()
    world.put(abandoned)
    const failed = [16, 17, 18, 19, 20, 21, 22, 23].map((day) =>
      anEdition(day, { papers: [], kind: 'failed' }),
    )
    const week = await world.published(anEdition(15), ...failed)
    expect(await deliverDigest(world.deps, rowOf(abandoned), week)).toBe('inDoubt')
    expect(world.item(reader.id)).toMatchObject({ through: anEditionId(15) })
    expect(world.item(reader.id)).not.toHaveProperty('attempt')
  })
})

test('a reader without papers in the editions gets no mail, and their item says why', async () => {
  expect(await deliver({ composeDigest: async () => undefined })).toBe('quiet')
  expect(world.mailer.calls).toEqual([])
  expect(world.item(reader.id)).toMatchObject({ through: anEditionId(23), missed: { '2026-11-23': 'quiet' } })
  expect(world.item(reader.id)).not.toHaveProperty('attempt')
})

describe('slow composing', () => {
  const composingFor = (ms: number): Partial<DeliverDeps> => ({
    composeDigest: (...request) => {
      world.time.advance(ms)
      return world.deps.composeDigest(...request)
    },
  })

  test('a digest that takes more than ten seconds to compose is not sent, and the reader is due as before', async () => {
    expect(await deliver(composingFor(10 * secondMs + 1))).toBe('released')
    expect(world.mailer.calls).toEqual([])
    expect(world.item(reader.id)).toEqual(reader)
  })

  test('a digest that takes ten seconds to compose is sent', async () => {
    expect(await deliver(composingFor(10 * secondMs))).toBe('submitted')
  })

  test('the ten seconds include the time of the claim itself', async () => {
    const deliveries: DeliverDeps['deliveries'] = {
      ...world.deliveries,
      claim(claimed, attempt) {
        world.time.advance(11 * secondMs)
        return world.deliveries.claim(claimed, attempt)
      },
    }
    expect(await deliver({ deliveries })).toBe('released')
    expect(world.mailer.calls).toEqual([])
  })
})

describe('an expired head', () => {
  const expiry = Date.UTC(2026, 10, 23, 6) + 36 * hourMs

  test('a reader is mailed until the moment before the head expires, and not claimed from then on', async () => {
    world.time.set(expiry)
    expect(await deliver()).toBe('lost')
    expect(world.mailer.calls).toEqual([])
    expect(world.item(reader.id)).toEqual(reader)
    world.time.set(expiry - 1)
    expect(await deliver()).toBe('submitted')
  })

  test('an expired quiet head is not settled either', async () => {
    const upToDate = aConfirmed({ through: head })
    world.put(upToDate)
    const quiet = await world.published(anEdition(24, { papers: [], publishedAt: monday - 36 * hourMs }))
    expect(await deliverDigest(world.deps, rowOf(upToDate), quiet)).toBe('lost')
    expect(world.item(reader.id)).toEqual(upToDate)
  })

  test('an open attempt at an expired head still comes to an end', async () => {
    world.put(aConfirmed({ attempt: { id: 'attempt-0', head, startedAt: monday } }))
    world.time.set(expiry)
    expect(await deliver()).toBe('inDoubt')
    expect(world.item(reader.id)).toMatchObject({ through: head, missed: { [head]: 'inDoubt' } })
  })
})
