import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { writer } from './a-writer.ts'
import { orderly, randomly, scripted } from './policy.ts'
import { random } from './random.ts'
import { scheduler } from './scheduler.ts'
import { decisionsOf, printTrace, withTrace } from './trace.ts'

const start = Date.UTC(2026, 10, 23)

const troubled = (seed: number) =>
  randomly({ random: random(seed), troubles: { crash: 0.02, freeze: 0.02, refuse: 0.1, lose: 0.1 } })

async function troubledRun(policy = troubled(7)) {
  const time = scheduler({ start, policy })
  const log: string[] = []
  for (let i = 0; i < 5; i++) writer(time, log, `writer ${i}`)
  await time.run()
  return { log, trace: time.trace, text: printTrace(time.trace) }
}

test('the same seed gives the same trace in every process, and another seed gives another', async () => {
  const { text } = await troubledRun()
  expect((await troubledRun()).text).toBe(text)
  expect((await troubledRun(troubled(8))).text).not.toBe(text)
  expect(createHash('sha256').update(text).digest('hex').slice(0, 16)).toBe('cc8fffdb77ea26a4')
})

test('the decisions of a run give the same run when they are replayed', async () => {
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

test('a fault is injected only into calls that have one', async () => {
  const time = scheduler({ start, policy: randomly({ random: random(1), troubles: { refuse: 1, lose: 1 } }) })
  const actor = time.spawn('caller', (self) => time.call(self, 'no faults', () => 'done'))
  await time.run()
  expect(actor.fate()).toEqual({ state: 'done', value: 'done' })
})

test('a problem is reported with its seed and the steps that led to it', async () => {
  const time = scheduler({ start, policy: orderly })
  writer(time, [])
  await time.run()
  const told = withTrace(new Error('invariant 1'), 42, time.trace).message
  expect(told).toMatch(/^invariant 1\nseed 42\n0d 00:00:00.000 writer starts\n/)
  expect(told).toContain('0d 00:00:00.000 writer effect write 1')
})
