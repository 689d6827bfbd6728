import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { askProcess } from './ask-process.ts'
import type { Noticed } from './test-judge.ts'

const root = join(import.meta.dirname, '../..')

/** Asks a process that does this when it gets its question. */
async function asking(does: string) {
  const folder = mkdtempSync(join(tmpdir(), 'paperwire-mutate-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const file = join(folder, 'judge.mjs')
  writeFileSync(file, `process.once('message', async () => { ${does} })`)
  const noticed: Noticed[] = []
  const end = await askProcess(root, file, { cases: [] }, (each) => noticed.push(each))
  return { end, noticed }
}

const saying = (...messages: object[]) =>
  messages
    .map((message) => `await new Promise((sent) => process.send(${JSON.stringify(message)}, sent))`)
    .join('\n')

test('each failure of a test is told until all tests have ended', async () => {
  const failure = { removal: 0, by: 'a test' }
  expect(await asking(saying({}, { started: 0 }, { noticed: failure }, { ended: true }))).toEqual({
    end: 'ended',
    noticed: [failure],
  })
})

test('a process that dies in a test, as one without memory does, ends no hunt: its case is known', async () => {
  const { end } = await asking(`${saying({}, { started: -1 }, { started: 3 })}; process.exit(1)`)
  expect(end).toBe(3)
})

test('a process that dies while it loads the sources does not know at which case', async () => {
  const { end } = await asking(`${saying({})}; process.exit(1)`)
  expect(end).toBeUndefined()
})

test.each([
  ['cannot run the tests', saying({}, { failed: 'no driver' }), 'no driver'],
  ['does not understand its question', 'process.exit(7)', 'ended with 7'],
])('a process that %s ends the hunt', async (_what, does, error) => {
  await expect(asking(does)).rejects.toThrow(error)
})
