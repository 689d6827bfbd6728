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
  writeFileSync(
    file,
    `import { writeFileSync } from 'node:fs'
process.once('message', async ({ placeFile }) => { ${does} })`,
  )
  const noticed: Noticed[] = []
  const end = await askProcess(root, file, [], (each) => noticed.push(each))
  return { end, noticed }
}

const saying = (...messages: object[]) =>
  messages
    .map((message) => `await new Promise((sent) => process.send(${JSON.stringify(message)}, sent))`)
    .join('\n')

test('each failure of a test is told until all tests have ended', async () => {
  const failure = { removal: 0, by: 'a test' }
  expect(await asking(saying({ hasStarted: true }, { noticed: failure }, { ended: true }))).toEqual({
    end: 'ended',
    noticed: [failure],
  })
})

test('a process that dies, as one without memory does, ends no hunt: the case is known at which it was', async () => {
  const { end } = await asking(
    `${saying({ hasStarted: true })}; writeFileSync(placeFile, '3'); process.exit(1)`,
  )
  expect(end).toBe(3)
})

test.each([
  ['cannot run the tests', saying({ failed: 'no driver' }), 'no driver'],
  ['dies before its first case', 'process.exit(7)', 'ended with 7, and no guard was missing'],
  [
    'dies on the sources as they are',
    `writeFileSync(placeFile, '-1'); process.exit(7)`,
    'ended with 7, and no guard was missing',
  ],
])('a process that %s ends the hunt', async (_what, does, error) => {
  await expect(asking(does)).rejects.toThrow(error)
})
