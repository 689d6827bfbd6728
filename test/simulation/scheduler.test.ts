import { createHash } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { minuteMs } from '../../shared/time/clock.ts'
import type { Actor } from './actor.ts'
import { type Decision, orderly, randomly, scripted, troubleAt } from './policy.ts'
import { random } from './random.ts'
import { type Scheduler, scheduler } from './scheduler.ts'
import { decisionsOf, printTrace, withTrace } from './trace.ts'

const start = Date.UTC(2026, 10, 23)
const fault = () => new Error('down')

/** An actor that writes three times and tells what it learned. */
function writer(time: Scheduler, log: string[], name = 'writer') {
  return time.spawn(name, async (actor) => {
    for (const step of [1, 2, 3]) {
      const answer = await time
        .call(actor, `write ${step}`, () => log.push(`${name} wrote ${step}`), fault)
        .catch((error: Error) => error.message)
      log.push(`${name} knows ${typeof answer === 'number' ? step : answer}`)
    }
  })
}

test('in order, every effect is followed by its answer', async () => {
  const log: string[] = []
  const time = scheduler({ start, policy: orderly })
  const actor = writer(time, log)
  expect(await time.run()).toBe(6)
  expect(log).toEqual([1, 2, 3].flatMap((step) => [`writer wrote ${step}`, `writer knows ${step}`]))
  expect(actor.fate()).toEqual({ state: 'done', value: undefined })
})

test.each([
  ['before', 'crash', ['wrote 1', 'knows 1']],
  ['after', 'crash', ['wrote 1', 'knows 1', 'wrote 2']],
  ['before', 'fault', ['wrote 1', 'knows 1', 'knows down', 'wrote 3', 'knows 3']],
  ['after', 'fault', ['wrote 1', 'knows 1', 'wrote 2', 'knows down', 'wrote 3', 'knows 3']],
] as const)('%s the second write took effect, a %s leaves what it left', async (when, trouble, left) => {
  const log: string[] = []
  const time = scheduler({ start, policy: troubleAt(1, when, trouble) })
  const actor = writer(time, log)
  await time.run()
  expect(log).toEqual(left.map((line) => `writer ${line}`))
  expect(actor.fate().state).toBe(trouble === 'crash' ? 'crashed' : 'done')
})

test('of calls in parallel a crash leaves none to happen, and other actors go on', async () => {
  const log: string[] = []
  const time = scheduler({ start, policy: troubleAt(1, 'before', 'crash') })
  time.spawn('parallel', (actor) =>
    Promise.all([1, 2, 3].map((step) => time.call(actor, `${step}`, () => log.push(`${step}`)))),
  )
  writer(time, log, 'other')
  await time.run()
  expect(log[0]).toBe('1')
  expect(log.slice(1)).toEqual([1, 2, 3].flatMap((step) => [`other wrote ${step}`, `other knows ${step}`]))
})

test('a frozen actor goes on as if nothing had been, after the others', async () => {
  const log: string[] = []
  const time = scheduler({ start, policy: orderly })
  time.freeze(writer(time, log, 'zombie'), minuteMs)
  writer(time, log, 'other')
  await time.run(() => log.length === 6)
  expect(log.every((line) => line.startsWith('other'))).toBe(true)
  await time.run()
  expect(log.slice(6)[0]).toBe('zombie wrote 1')
  expect(time.clock()).toBe(start + minuteMs)
})

test('waiting takes whole milliseconds, and time moves only when nobody can go on', async () => {
  const time = scheduler({ start, policy: orderly })
  const seen: number[] = []
  time.spawn('slow', async (actor) => {
    await time.wait(actor, 72.14)
    seen.push(actor.clock() - start)
  })
  time.spawn(
    'ahead',
    async (actor) => {
      await time.wait(actor, 10)
      seen.push(actor.clock() - start)
    },
    { skewMs: 1_000 },
  )
  await time.run()
  expect(seen).toEqual([1_010, 73])
})

test('the world acts exactly then, even if the clock jumps past it', async () => {
  const time = scheduler({ start, policy: scripted([{ do: 'advance', ms: 10 * minuteMs }]) })
  const seen: number[] = []
  for (const minute of [3, 1, 2])
    time.at(start + minute * minuteMs, `${minute}`, () => seen.push(time.clock()))
  await time.run()
  expect(seen).toEqual([1, 2, 3].map((minute) => start + minute * minuteMs))
})

test('an actor out of time is killed, whatever it waits for', async () => {
  const time = scheduler({ start, policy: orderly })
  const actor = time.spawn('lambda', (self) => time.wait(self, 20 * minuteMs), {
    endsAt: start + 15 * minuteMs,
  })
  await time.run()
  expect(actor.fate()).toEqual({ state: 'crashed', why: 'out of time' })
  expect(time.clock()).toBe(start + 15 * minuteMs)
})

test('whoever pauses for longer than is assumed dies instead of going on', async () => {
  const jump: Decision = { do: 'advance', ms: 21 * minuteMs }
  const log: string[] = []
  const time = scheduler({ start, policy: scripted([{ do: 'effect', operation: 0 }, jump]) })
  const run = (actor: Actor) => time.call(actor, 'write', () => 1).then(() => log.push('went on'))
  time.spawn('mortal', run, { longestPauseMs: 20 * minuteMs })
  await time.run()
  expect(log).toEqual([])
})

test('an answer can take its time', async () => {
  const time = scheduler({ start, policy: orderly })
  let learnedAt = 0
  time.spawn('caller', async (actor) => {
    await time.call(actor, 'slow', (delay) => delay(10_000))
    learnedAt = time.clock()
  })
  await time.run()
  expect(learnedAt - start).toBe(10_000)
})

test('however deep its promises and however many turns its streams take, an actor runs on before the next step', async () => {
  const time = scheduler({ start, policy: orderly })
  const deep = async (levels: number): Promise<number> => (levels === 0 ? 0 : 1 + (await deep(levels - 1)))
  time.spawn('deep', async (actor) => {
    await time.call(actor, 'one', () => 1)
    await deep(2_000)
    for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve))
    await time.call(actor, 'two', () => 2)
  })
  await time.step()
  await time.step()
  expect(time.operations()).toBe(2)
})

test('who awaits something that the scheduler does not own is named', async () => {
  const time = scheduler({ start, policy: orderly })
  time.spawn('sleeper', async () => setTimeout(60_000, undefined, { ref: false }))
  await expect(time.step()).rejects.toThrow('sleeper awaits something that the scheduler does not own')
})

test('what throws is kept as the end of its actor; nothing of a crashed one is an unhandled rejection', async () => {
  const unhandled: unknown[] = []
  const listen = (reason: unknown) => unhandled.push(reason)
  process.on('unhandledRejection', listen)
  const time = scheduler({
    start,
    policy: randomly({ random: random(5), troubles: { crash: 0.3, lose: 0.5 } }),
  })
  const failing = time.spawn('failing', async () => {
    throw new Error('bug')
  })
  for (let i = 0; i < 200; i++) writer(time, [], `writer ${i}`)
  await time.run()
  await new Promise((resolve) => setImmediate(resolve))
  process.off('unhandledRejection', listen)
  expect(failing.fate()).toMatchObject({ state: 'failed', error: new Error('bug') })
  expect(unhandled).toEqual([])
})

const troubled = (seed: number) =>
  randomly({ random: random(seed), troubles: { crash: 0.02, freeze: 0.02, refuse: 0.1, lose: 0.1 } })

async function troubledRun(policy = troubled(7)) {
  const time = scheduler({ start, policy })
  const log: string[] = []
  for (let i = 0; i < 5; i++) writer(time, log, `writer ${i}`)
  await time.run()
  return { log, trace: time.trace, text: printTrace(time.trace) }
}

test('the same seed gives the same trace, in this and every process; another seed another one', async () => {
  const { text } = await troubledRun()
  expect((await troubledRun()).text).toBe(text)
  expect((await troubledRun(troubled(8))).text).not.toBe(text)
  expect(createHash('sha256').update(text).digest('hex').slice(0, 16)).toBe('cc8fffdb77ea26a4')
})

test('the decisions of a run, made once more, give the same run', async () => {
  const { log, text, trace } = await troubledRun()
  const again = await troubledRun(scripted(decisionsOf(trace)))
  expect(again.log).toEqual(log)
  expect(again.text).toBe(text)
})

test('a decision that cannot be carried out is refused by name', async () => {
  const time = scheduler({ start, policy: scripted([{ do: 'answer', operation: 0 }]) })
  writer(time, [])
  await expect(time.step()).rejects.toThrow('operation 0 cannot answer now')
})

test('a fault is only invented where a call knows one', async () => {
  const time = scheduler({ start, policy: randomly({ random: random(1), troubles: { refuse: 1, lose: 1 } }) })
  const actor = time.spawn('caller', (self) => time.call(self, 'no faults', () => 'done'))
  await time.run()
  expect(actor.fate()).toEqual({ state: 'done', value: 'done' })
})

test('a problem is told with its seed and the steps that led to it', async () => {
  const time = scheduler({ start, policy: orderly })
  writer(time, [])
  await time.run()
  const told = withTrace(new Error('invariant 1'), 42, time.trace).message
  expect(told).toMatch(/^invariant 1\nseed 42\n0d 00:00:00.000 writer starts\n/)
  expect(told).toContain('0d 00:00:00.000 writer effect write 1')
})
