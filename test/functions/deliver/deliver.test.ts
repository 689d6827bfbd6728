import type { Context } from 'aws-lambda'
import { beforeEach, describe, expect, test } from 'vitest'
import { type DeliverFunctionDeps, deliverBatch, deliverHandler } from '../../../functions/deliver/deliver.ts'
import { seatMessage } from '../../../shared/delivery/pace/seat.ts'
import { untilResumed } from '../../../shared/delivery/pace/sending.ts'
import { hourMs } from '../../../shared/time/clock.ts'
import { anId, monday } from '../../fakes/a-subscriber.ts'
import { anEditionId } from '../../fakes/an-edition.ts'
import { anSqsEvent, failed } from '../../fakes/an-sqs-event.ts'
import { memoryLog } from '../../fakes/memory-log.ts'
import { memoryMetrics } from '../../fakes/memory-metrics.ts'
import { reader, readers, seatWorld } from '../../shared/delivery/pace/seat-world.ts'

async function deliverWorld() {
  const world = await seatWorld()
  const log = memoryLog()
  const metrics = memoryMetrics()
  const { remainingMs: _, onFault: __, ...seatDeps } = world.deps
  const deps: DeliverFunctionDeps = {
    ...seatDeps,
    seatCount: 1,
    proof: world.proof,
    log,
    metrics,
  }
  const inContext = (
    part: Partial<DeliverFunctionDeps>,
    context: Context,
    ...messages: readonly unknown[]
  ) => {
    const bodies = messages.map((message) =>
      typeof message === 'string' ? message : JSON.stringify(message),
    )
    return deliverHandler(deliverBatch({ ...deps, ...part }))(anSqsEvent(...bodies), context)
  }
  const batch = (part: Partial<DeliverFunctionDeps>, remainingMs: number, ...messages: readonly unknown[]) =>
    inContext(part, { getRemainingTimeInMillis: () => remainingMs } as Context, ...messages)
  return {
    ...world,
    log,
    metrics,
    functionDeps: deps,
    with:
      (part: Partial<DeliverFunctionDeps>) =>
      (...messages: readonly unknown[]) =>
        batch(part, 900_000, ...messages),
    withContext:
      (part: Partial<DeliverFunctionDeps>, context: Context) =>
      (...messages: readonly unknown[]) =>
        inContext(part, context, ...messages),
    run: (...messages: readonly unknown[]) => batch({}, 900_000, ...messages),
    runFor: (remainingMs: number, ...messages: readonly unknown[]) => batch({}, remainingMs, ...messages),
  }
}

let world: Awaited<ReturnType<typeof deliverWorld>>
beforeEach(async () => {
  world = await deliverWorld()
  world.put(...readers(2))
})

/** Two readers got their digest, and no other mail was sent. */
function expectReadersMailed(): void {
  expect(world.mailed()).toEqual(['reader-0@example.org', 'reader-1@example.org'])
}

describe('a batch', () => {
  test('a caller can ask a batch what each run of a seat did', async () => {
    const messages = [seatMessage(0), 'poison', seatMessage(0)]
    const event = anSqsEvent(...messages.map((message) => JSON.stringify(message)))
    const context = { getRemainingTimeInMillis: () => 900_000 } as Context
    expect(await deliverBatch(world.functionDeps)(event, context)).toEqual({
      response: failed(1),
      seats: [
        { taken: true, outcomes: { submitted: 2 }, end: 'done' },
        { taken: true, outcomes: {}, end: 'done' },
      ],
    })
  })

  test('an empty batch is worked off', async () => {
    expect(await world.run()).toEqual(failed())
  })

  test.each<[what: string, poison: unknown]>([
    ['no JSON', 'hello'],
    ['nothing', ''],
    ['null', 'null'],
    ['a list', []],
    ['a message of another kind', { kind: 'postcard', version: 1 }],
    ['a seat message of another version', { ...seatMessage(0), version: 2 }],
    ['a seat message of no version', { kind: 'seat', seat: 0 }],
    ['a seat that no deployment has', seatMessage(16)],
    ['half a seat', { ...seatMessage(0), seat: 0.5 }],
    ['a letter', { kind: 'letter', version: 1, id: anId(9), letter: 'fresh-link' }],
  ])('a batch with %s reports it alone, and the other messages succeed', async (_what, poison) => {
    expect(await world.run(poison, seatMessage(0), poison)).toEqual(failed(0, 2))
    expectReadersMailed()
    expect(world.seatQueue.calls).toEqual([])
  })

  test.each([1, 5, 15])(
    'a message of before the seats became fewer, for seat %i, means the seat that has its shards now',
    async (seat) => {
      expect(await world.run(seatMessage(seat))).toEqual({ batchItemFailures: [] })
      expectReadersMailed()
    },
  )

  test('a batch of only a seat of another version mails nobody', async () => {
    expect(await world.run({ ...seatMessage(0), version: 2 })).toEqual(failed(0))
    expect(world.item(anId(0))).toEqual(reader(0))
    expect(world.mailer.calls).toEqual([])
    expect(await world.isFree()).toBe(true)
  })

  test('a batch with unknown fields from a later release is worked off', async () => {
    const later = { ...seatMessage(0), colour: 'green', since: { tick: 9 } }
    expect(await world.run(later)).toEqual(failed())
    expectReadersMailed()
  })

  test('a batch with a message twice mails nobody twice', async () => {
    expect(await world.run(seatMessage(0), seatMessage(0))).toEqual(failed())
    expectReadersMailed()
  })
})

describe('a seat', () => {
  test('a seat that is held is acknowledged, because its worker is at work', async () => {
    await world.seats.take(0, 'somebody', monday)
    expect(await world.run(seatMessage(0))).toEqual(failed())
    expect(world.mailer.calls).toEqual([])
  })

  test('a seat with little time left is handed over to one successor', async () => {
    expect(await world.runFor(39_999, seatMessage(0))).toEqual(failed())
    expect(world.seatQueue.calls).toEqual([[seatMessage(0)]])
    expect(world.mailer.calls).toEqual([])
  })

  test('a seat is acknowledged while sending is stopped, because the next tick summons it again', async () => {
    await world.sending.stop({ until: untilResumed, why: 'paused by the operator' })
    expect(await world.run(seatMessage(0))).toEqual(failed())
    expect(world.log.lines).toContainEqual({
      level: 'info',
      message: 'seat',
      fields: { seat: 0, taken: true, outcomes: {}, end: 'stopped' },
    })
  })

  test('a seat that fails is reported alone, and its fault is logged by its kind', async () => {
    const editions = {
      ...world.editions,
      recent: async () => {
        throw new RangeError('no table for ann@example.org')
      },
    }
    expect(await world.with({ editions })(seatMessage(0))).toEqual(failed(0))
    expect(world.mailed()).toEqual([])
    expect(world.log.lines).toContainEqual({
      level: 'error',
      message: 'message failed',
      fields: { error: 'RangeError' },
    })
  })

  test('a seat with an unreadable reader mails the others, and its fault is logged by its kind', async () => {
    world.put({ ...reader(0), address: 7 })
    expect(await world.run(seatMessage(0))).toEqual(failed())
    expect(world.mailed()).toEqual(['reader-1@example.org'])
    expect(world.log.lines.map(({ level, message }) => `${level} ${message}`)).toEqual([
      'error reader failed',
      'info digest',
      'info seat',
    ])
    expect(JSON.stringify(world.log.lines)).not.toContain('@')
  })
})

describe('the metrics of deliver', () => {
  test('each accepted digest is counted with its delay after its slot, and each refused one is counted', async () => {
    world.mailer.answerNext({ outcome: 'refused', reason: 'MessageRejected (400)' })
    await world.run(seatMessage(0))
    expect(world.metrics.counts).toEqual({ Failed: 1, Submitted: 1 })
    // They were due almost an hour ago, and the pace waits a millisecond a mail.
    expect(world.metrics.gauges.DueToSubmittedSeconds).toEqual([expect.closeTo(3_600, 0)])
    expect(world.metrics.units.DueToSubmittedSeconds).toBe('Seconds')
  })

  test('each digest that SES throttled is counted, and mailed all the same', async () => {
    world.mailer.answerNext({ outcome: 'throttled' })
    await world.run(seatMessage(0))
    expect(world.metrics.counts).toEqual({ Throttled: 1, Submitted: 2 })
  })

  test('accepted digests are counted even if their seat fails later, because those mails are out', async () => {
    const seatQueue = { send: () => Promise.reject(new RangeError('no queue')) }
    let left = 900_000
    const remainingMs = () => (left -= 450_000)
    const context = { getRemainingTimeInMillis: remainingMs } as Context
    expect(await world.withContext({ seatQueue }, context)(seatMessage(0))).toEqual(failed(0))
    expect(world.metrics.counts).toEqual({ Submitted: 1 })
    expect((await world.proof.read()).unheardSince).toBeGreaterThan(0)
  })

  test('a mail without a certain outcome counts as released or in doubt once that is decided', async () => {
    world.put({ ...reader(0), attempt: { id: 'old', head: anEditionId(23), startedAt: monday - 3 * hourMs } })
    await world.proof.drained(monday)
    await world.proof.sendSeen(monday)
    await world.run(seatMessage(0))
    expect(world.metrics.counts).toMatchObject({ Released: 1, Submitted: 1 })
  })
})

describe('the trace of a mail', () => {
  test('a digest is logged with its attempt when SES takes it', async () => {
    await world.run(seatMessage(0))
    const lines = world.log.lines.filter(({ message }) => message === 'digest')
    const attempts = world.mailer.calls.map(({ tags }) => tags.attempt)
    expect(lines.map(({ fields }) => fields.attempt)).toEqual(attempts)
    expect(lines[0]?.fields).toMatchObject({ edition: anEditionId(23), outcome: 'accepted' })
    expect(JSON.stringify(world.log.lines)).not.toMatch(/@|AAAAAAAA/)
  })

  test('a run whose mails cannot be noted says so, and fails no mail', async () => {
    const proof = { ...world.proof, read: () => Promise.reject(new RangeError('no table')) }
    expect(await world.with({ proof })(seatMessage(0))).toEqual(failed())
    expectReadersMailed()
    expect(world.log.lines).toContainEqual({
      level: 'warn',
      message: 'mails not noted',
      fields: { error: 'RangeError' },
    })
  })
})
