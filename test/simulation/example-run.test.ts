// @module-tag replay
import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { exampleDay, troubled, troubledHour } from './example-run.ts'
import { scripted, troubleAt } from './policy.ts'
import { decisionsOf, printTrace } from './trace.ts'

test('one seed gives one trace of production, in this process, in another, and by its decisions', async () => {
  const trace = await troubledHour(3)
  expect(await troubledHour(3)).toBe(trace)
  expect(await troubledHour(4)).not.toBe(trace)

  const first = await exampleDay(troubled(3), 1)
  const again = await exampleDay(scripted(decisionsOf(first.time.trace)), 1)
  expect(printTrace(again.time.trace)).toBe(trace)

  const script = `
    import { createHash } from 'node:crypto'
    import { troubledHour } from './test/simulation/example-run.ts'
    console.log(createHash('sha256').update(await troubledHour(3)).digest('hex'))`
  const args = ['--import', 'tsx', '--input-type=module', '--eval', script]
  const cwd = fileURLToPath(new URL('../..', import.meta.url))
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd })
  expect(stdout.trim()).toBe(createHash('sha256').update(trace).digest('hex'))
})

test('no crash and no fault, before or after any call of the first run, mails the digest twice', async () => {
  const { time } = await exampleDay(undefined, 0.25)
  const calls = time.operations()
  expect(calls).toBeGreaterThan(30)
  let mails = 0
  for (let operation = 0; operation < calls; operation++) {
    for (const when of ['before', 'after'] as const) {
      for (const trouble of ['crash', 'fault'] as const) {
        const { ses } = await exampleDay(troubleAt(operation, when, trouble), 1)
        expect(ses.accepted.length, `${trouble} ${when} ${operation}`).toBeLessThan(2)
        mails += ses.accepted.length
      }
    }
  }
  // Not every run sends it: a crash between the claim and SES is left to the proof, which takes over two hours.
  expect(mails).toBeGreaterThan(calls * 3)
})
