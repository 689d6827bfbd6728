import { setTimeout } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { minuteMs } from '../../shared/time/clock.ts'
import { writer } from './a-writer.ts'
import type { Actor } from './actor.ts'
import { type Decision, orderly, randomly, scripted, troubleAt } from './policy.ts'
import { random } from './random.ts'
import { scheduler } from './scheduler.ts'

const start = Date.UTC(2026, 10, 23)

test('the policy “in order” follows every effect by its answer', async () => {
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
] as const)(
  'a trouble %s the second write took effect, a %s, leaves its own log',
  async (when, trouble, left) => {
    const log: string[] = []
    const time = scheduler({ start, policy: troubleAt(1, when, trouble) })
    const actor = writer(time, log)
    await time.run()
    expect(log).toEqual(left.map((line) => `writer ${line}`))
    expect(actor.fate().state).toBe(trouble === 'crash' ? 'crashed' : 'done')
  },
)

test('a crash ends all parallel calls of its actor, and other actors go on', async () => {
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

test('a frozen actor goes on unchanged after the others', async () => {
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

test('a wait takes whole milliseconds, and time moves only when no actor can go on', async () => {
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

test('the world acts at exactly its moment, even if the clock jumps past it', async () => {
  const time = scheduler({ start, policy: scripted([{ do: 'advance', ms: 10 * minuteMs }]) })
  const seen: number[] = []
  for (const minute of [3, 1, 2])
    time.at(start + minute * minuteMs, `${minute}`, () => seen.push(time.clock()))
  await time.run()
  expect(seen).toEqual([1, 2, 3].map((minute) => start + minute * minuteMs))
})

test('an actor that is out of time is killed, whatever it waits for', async () => {
  const time = scheduler({ start, policy: orderly })
  const actor = time.spawn('lambda', (self) => time.wait(self, 20 * minuteMs), {
    endsAt: start + 15 * minuteMs,
  })
  await time.run()
  expect(actor.fate()).toEqual({ state: 'crashed', why: 'out of time' })
  expect(time.clock()).toBe(start + 15 * minuteMs)
})

test('an actor that pauses for longer than assumed dies instead of going on', async () => {
  const jump: Decision = { do: 'advance', ms: 21 * minuteMs }
  const log: string[] = []
  const time = scheduler({ start, policy: scripted([{ do: 'effect', operation: 0 }, jump]) })
  const run = (actor: Actor) => time.call(actor, 'write', () => 1).then(() => log.push('went on'))
  time.spawn('mortal', run, { longestPauseMs: 20 * minuteMs })
  await time.run()
  expect(log).toEqual([])
})

test('an answer can take time', async () => {
  const time = scheduler({ start, policy: orderly })
  let learnedAt = 0
  time.spawn('caller', async (actor) => {
    await time.call(actor, 'slow', (delay) => delay(10_000))
    learnedAt = time.clock()
  })
  await time.run()
  expect(learnedAt - start).toBe(10_000)
})

test('an actor runs on before the next step, however deep its promises and however many turns its streams take', async () => {
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

test('a call that a crashed actor still makes never happens, and gets no answer', async () => {
  const time = scheduler({ start, policy: troubleAt(0, 'before', 'crash') })
  const log: string[] = []
  time.spawn('two at a time', async (actor) => {
    const late = async () => {
      for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setImmediate(resolve))
      log.push('asks')
      await time.call(actor, 'late', () => log.push('happens')).catch(() => log.push('hears of it'))
    }
    await Promise.all([time.call(actor, 'first', () => log.push('happens')), late()])
  })
  await time.run()
  for (let turn = 0; turn < 10; turn++) await new Promise((resolve) => setImmediate(resolve))
  expect(log).toEqual(['asks'])
  expect(time.operations()).toBe(1)
})

test('an actor that has ended and still makes a call is reported as a bug', async () => {
  const time = scheduler({ start, policy: orderly })
  const ended = time.spawn('ended', async () => {})
  await time.run()
  await expect(time.call(ended, 'stray', () => 1)).rejects.toThrow('ended has ended and asks: stray')
})

test('a step made from outside any promise lets every actor run on, too', async () => {
  const time = scheduler({ start, policy: orderly })
  time.spawn('two at a time', (actor) => {
    const chain = async () => {
      await time.call(actor, 'first', () => 1)
      for (let level = 0; level < 100; level++) await undefined
      await time.call(actor, 'second', () => 2)
    }
    return Promise.all([chain(), time.wait(actor, minuteMs)])
  })
  await time.step()
  const asked = new Promise<number>((resolve) => {
    setImmediate(() => {
      time.step().then(() => resolve(time.operations()))
    })
  })
  expect(await asked).toBe(3)
})

test('an actor that awaits something that the scheduler does not own is named', async () => {
  const time = scheduler({ start, policy: orderly })
  time.spawn('sleeper', async () => setTimeout(60_000, undefined, { ref: false }))
  await expect(time.step()).rejects.toThrow('sleeper awaits something that the scheduler does not own')
})

test('an error is kept as the end of its actor, and an error of a crashed actor is no unhandled rejection', async () => {
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
