import type { Context } from 'aws-lambda'
import { beforeEach, describe, expect, test } from 'vitest'
import { type DeliverFunctionDeps, deliverBatch, deliverHandler } from '../../../functions/deliver/deliver.ts'
import { seatMessage } from '../../../shared/delivery/pace/seat.ts'
import { untilResumed } from '../../../shared/delivery/pace/sending.ts'
import type { EmailAddress } from '../../../shared/subscriber/address.ts'
import { hashSecret } from '../../../shared/subscriber/token.ts'
import { hourMs } from '../../../shared/time/clock.ts'
import { anId, aPending, monday } from '../../fakes/a-subscriber.ts'
import { anEditionId } from '../../fakes/an-edition.ts'
import { anSqsEvent, failed } from '../../fakes/an-sqs-event.ts'
import { memoryLetterQueue } from '../../fakes/memory-letter-queue.ts'
import { memoryLog } from '../../fakes/memory-log.ts'
import { memoryMetrics } from '../../fakes/memory-metrics.ts'
import { reader, readers, seatWorld } from '../../shared/delivery/pace/seat-world.ts'

const id = anId(99)
const secret = 'a-secret'
const letter = { kind: 'letter', version: 1, id, letter: 'confirm', secret }
const pending = aPending({
  id,
  address: 'asking@example.org' as EmailAddress,
  confirmations: [{ hash: hashSecret(secret), expiresAt: monday + hourMs }],
})

async function deliverWorld() {
  const world = await seatWorld()
  const letters = memoryLetterQueue()
  const log = memoryLog()
  const metrics = memoryMetrics()
  const { remainingMs: _, onFault: __, ...seatDeps } = world.deps
  const deps: DeliverFunctionDeps = {
    ...seatDeps,
    letters,
    composeLetter: async ({ subscriber }) => ({
      to: subscriber.address,
      subject: 'letter',
      html: '',
      text: '',
      headers: {},
    }),
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
    letters,
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
  world.put(...readers(2), pending)
})

/** Two readers got their digest, and nobody else anything. */
function expectReadersMailed(): void {
  expect(world.mailed()).toEqual(['reader-0@example.org', 'reader-1@example.org'])
}

describe('a batch', () => {
  test('of a seat and a letter is worked off', async () => {
    expect(await world.run(seatMessage(0), letter)).toEqual(failed())
    expect(world.mailed()).toEqual(['reader-0@example.org', 'reader-1@example.org', 'asking@example.org'])
  })

  test('tells what each run of a seat did, to a caller who wants to know', async () => {
    const messages = [seatMessage(0), letter, 'poison', seatMessage(0)]
    const event = anSqsEvent(...messages.map((message) => JSON.stringify(message)))
    const context = { getRemainingTimeInMillis: () => 900_000 } as Context
    expect(await deliverBatch(world.functionDeps)(event, context)).toEqual({
      response: failed(2),
      seats: [
        { taken: true, outcomes: { submitted: 2 }, end: 'done' },
        { taken: true, outcomes: {}, end: 'done' },
      ],
    })
  })

  test('of nothing is worked off', async () => {
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
    ['a seat that this deployment does not have', seatMessage(1)],
    ['half a seat', { ...seatMessage(0), seat: 0.5 }],
    ['a letter of another version', { ...letter, version: 2 }],
    ['a letter that nobody knows', { ...letter, letter: 'love' }],
    ['a letter without its secret', { ...letter, secret: undefined }],
    ['a letter of a request that no tag can name', { ...letter, correlation: 'JKJaXmPLvHcESHA=' }],
  ])('with %s reports it alone, and its siblings succeed', async (_what, poison) => {
    expect(await world.run(poison, seatMessage(0), letter)).toEqual(failed(0))
    expect(world.mailed()).toEqual(['reader-0@example.org', 'reader-1@example.org', 'asking@example.org'])
    expect(await world.run(letter, poison)).toEqual(failed(1))
    expect(world.seatQueue.calls).toEqual([])
  })

  test.each([
    ['of another version', { ...seatMessage(0), version: 2 }],
    ['that does not exist', seatMessage(1)],
  ])('with only a seat %s harms nobody', async (_what, message) => {
    expect(await world.run(message)).toEqual(failed(0))
    expect(world.item(anId(0))).toEqual(reader(0))
    expect(world.mailer.calls).toEqual([])
    expect(await world.isFree()).toBe(true)
  })

  test('with messages of fields from the future is worked off', async () => {
    const later = { ...seatMessage(0), colour: 'green', since: { tick: 9 } }
    expect(await world.run(later, { ...letter, colour: 'green' })).toEqual(failed())
    expect(world.mailed()).toHaveLength(3)
  })

  test('of one message twice mails nobody twice', async () => {
    expect(await world.run(seatMessage(0), seatMessage(0))).toEqual(failed())
    expectReadersMailed()
  })
})

describe('a seat', () => {
  test('that somebody holds is acknowledged: its worker is at work', async () => {
    await world.seats.take(0, 'somebody', monday)
    expect(await world.run(seatMessage(0))).toEqual(failed())
    expect(world.mailer.calls).toEqual([])
  })

  test('without much time left is handed over to one successor', async () => {
    expect(await world.runFor(39_999, seatMessage(0))).toEqual(failed())
    expect(world.seatQueue.calls).toEqual([[seatMessage(0)]])
    expect(world.mailer.calls).toEqual([])
  })

  test('while sending is stopped is acknowledged: the next tick summons it again', async () => {
    await world.sending.stop({ until: untilResumed, why: 'paused by the operator' })
    expect(await world.run(seatMessage(0))).toEqual(failed())
    expect(world.log.lines).toContainEqual({
      level: 'info',
      message: 'seat',
      fields: { seat: 0, taken: true, outcomes: {}, end: 'stopped' },
    })
  })

  test('that fails is reported alone, and its fault is told by its kind', async () => {
    const editions = {
      ...world.editions,
      recent: async () => {
        throw new RangeError('no table for ann@example.org')
      },
    }
    expect(await world.with({ editions })(seatMessage(0), letter)).toEqual(failed(0))
    expect(world.mailed()).toEqual(['asking@example.org'])
    expect(world.log.lines).toContainEqual({
      level: 'error',
      message: 'message failed',
      fields: { error: 'RangeError' },
    })
  })

  test('with a reader whom nobody can read mails the others, and tells the fault by its kind', async () => {
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

describe('a letter', () => {
  beforeEach(() => sendingStops())
  const sendingStops = () => world.sending.stop({ until: untilResumed, why: 'too many complaints' })

  test('that is put back is acknowledged: it stands on the queue again', async () => {
    expect(await world.run(letter)).toEqual(failed())
    expect(world.letters.sent).toEqual([{ ...letter, tries: 1 }])
  })

  test('that is given up is reported, so that it becomes a dead letter, and only it', async () => {
    expect(await world.run({ ...letter, tries: 16 }, letter)).toEqual(failed(0))
    expect(world.letters.sent).toEqual([{ ...letter, tries: 1 }])
  })

  test('is logged without its secret, its subscriber or any address', async () => {
    await world.sending.resume(monday)
    await world.run(letter, { ...letter, tries: 16 }, { ...letter, secret: 'wrong-secret' })
    expect(world.log.lines.map(({ fields }) => fields)).toEqual([
      { letter: 'confirm', outcome: 'submitted' },
      { letter: 'confirm', outcome: 'submitted' },
      { letter: 'confirm', outcome: 'dropped' },
    ])
  })
})

describe('what is measured', () => {
  test('each digest that was accepted, and how long after its slot; each that was refused', async () => {
    world.mailer.answerNext({ outcome: 'refused', reason: 'MessageRejected (400)' })
    await world.run(seatMessage(0))
    expect(world.metrics.counts).toEqual({ Failed: 1, Submitted: 1 })
    // Due an hour and a millisecond less before; the pace waits a millisecond a mail.
    expect(world.metrics.gauges.DueToSubmittedSeconds).toEqual([expect.closeTo(3_600, 0)])
    expect(world.metrics.units.DueToSubmittedSeconds).toBe('Seconds')
  })

  test('also of a seat that fails later, for those mails are out', async () => {
    const seatQueue = { send: () => Promise.reject(new RangeError('no queue')) }
    let left = 900_000
    const remainingMs = () => (left -= 450_000)
    const context = { getRemainingTimeInMillis: remainingMs } as Context
    expect(await world.withContext({ seatQueue }, context)(seatMessage(0))).toEqual(failed(0))
    expect(world.metrics.counts).toEqual({ Submitted: 1 })
    expect((await world.proof.read()).unheardSince).toBeGreaterThan(0)
  })

  test('a mail that came to nothing certain is released or in doubt, and counts as such once it is decided', async () => {
    world.put({ ...reader(0), attempt: { id: 'old', head: anEditionId(23), startedAt: monday - 3 * hourMs } })
    await world.proof.drained(monday)
    await world.proof.sendSeen(monday)
    await world.run(seatMessage(0))
    expect(world.metrics.counts).toMatchObject({ Released: 1, Submitted: 1 })
  })

  test('each letter that was accepted, and none that was dropped', async () => {
    await world.run(letter, { ...letter, secret: 'wrong-secret' })
    expect(world.metrics.counts).toEqual({ LettersSubmitted: 1 })
  })
})

describe('the way of a mail', () => {
  test('of a digest is logged by its attempt, as SES takes it', async () => {
    await world.run(seatMessage(0))
    const lines = world.log.lines.filter(({ message }) => message === 'digest')
    const attempts = world.mailer.calls.map(({ tags }) => tags.attempt)
    expect(lines.map(({ fields }) => fields.attempt)).toEqual(attempts)
    expect(lines[0]?.fields).toMatchObject({ edition: anEditionId(23), outcome: 'accepted' })
    expect(JSON.stringify(world.log.lines)).not.toMatch(/@|AAAAAAAA/)
  })

  test('of a letter is logged by the request that it answers, and a tag takes it to SES', async () => {
    await world.run({ ...letter, correlation: 'JKJaXmPLvHcESHA' })
    expect(world.log.lines).toContainEqual({
      level: 'info',
      message: 'letter',
      fields: { letter: 'confirm', outcome: 'submitted', correlation: 'JKJaXmPLvHcESHA' },
    })
    expect(world.mailer.calls[0]?.tags).toEqual({
      letter: 'confirm',
      subscriber: id,
      correlation: 'JKJaXmPLvHcESHA',
    })
  })

  test('of a letter that is put back goes on under the same request', async () => {
    await world.sending.stop({ until: untilResumed, why: 'paused by the operator' })
    await world.run({ ...letter, correlation: 'JKJaXmPLvHcESHA' })
    expect(world.letters.sent).toMatchObject([{ tries: 1, correlation: 'JKJaXmPLvHcESHA' }])
  })

  test('of a run whose mails cannot be noted is told, and fails nothing', async () => {
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
