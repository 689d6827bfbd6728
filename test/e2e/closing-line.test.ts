import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { temporaryFolder } from './local-process.ts'

interface Counts {
  readonly passed: number
  readonly failed?: number
  readonly skipped?: number
  readonly files?: readonly ReturnType<typeof file>[]
}

const script = fileURLToPath(new URL('../../.ci/closing-line.mjs', import.meta.url))

/** A file in a report of vitest, as far as it is read. */
const file = (name: string, message: string, failed: Readonly<Record<string, string>>) => ({
  name,
  message,
  assertionResults: [
    { status: 'passed', fullName: 'what holds', failureMessages: [] },
    ...Object.entries(failed).map(([fullName, why]) => ({
      status: 'failed',
      fullName,
      failureMessages: [why],
    })),
  ],
})

/** What `.ci/run` says at its end, if its runs ended so and left these reports; undefined is a run that left none. */
function closingLine(status: number, ...reports: readonly (Counts | undefined)[]) {
  const folder = temporaryFolder(onTestFinished)
  const paths = reports.map((counts, at) => {
    const path = join(folder, `${at}.json`)
    if (counts) {
      const { passed, failed = 0, skipped = 0, files } = counts
      const report = {
        ...{ numPassedTests: passed, numFailedTests: failed, numPendingTests: skipped },
        testResults: files,
      }
      writeFileSync(path, JSON.stringify(report))
    }
    return path
  })
  const { stdout, status: code } = spawnSync(process.execPath, [script, String(status), ...paths], {
    encoding: 'utf8',
  })
  return { said: stdout.trim(), code }
}

test('the closing line adds up all runs, and only the suite says what was skipped', () => {
  const said = closingLine(
    0,
    { passed: 10, skipped: 2 },
    { passed: 5, skipped: 90 },
    { passed: 3 },
    { passed: 1 },
  )
  expect(said).toEqual({ said: '19 passed, 0 failed, 2 skipped', code: 0 })
})

test('a run that this machine cannot do leaves no report, and does not fail', () => {
  expect(closingLine(0, { passed: 10 }, undefined, undefined)).toEqual({
    said: '10 passed, 0 failed, 0 skipped',
    code: 0,
  })
})

test('a test that failed in any run fails all of it', () => {
  expect(closingLine(1, { passed: 10 }, { passed: 5 }, { passed: 3, failed: 2 })).toEqual({
    said: '18 passed, 2 failed, 0 skipped',
    code: 1,
  })
})

test('each test that failed is named with its reason, and a file that failed before its tests as well', () => {
  const files = [
    file('a.test.ts', '', { 'it adds': 'Error: 3' }),
    file('b.test.ts', 'no such import', {}),
    file('c.test.ts', '', {}),
  ]
  expect(closingLine(1, { passed: 3, failed: 1, files }, { passed: 5 }).said.split('\n')).toEqual([
    'failed: a.test.ts: it adds',
    'Error: 3',
    'failed: b.test.ts',
    'no such import',
    '8 passed, 1 failed, 0 skipped',
  ])
})

test.each([
  ['the suite left no report', 0, [undefined, { passed: 5 }]],
  ['a further run matched no test', 0, [{ passed: 10 }, { passed: 0, skipped: 7 }]],
  ['a run ended badly before its tests', 1, [{ passed: 10 }, undefined]],
] as const)('it must not look like a pass if %s', (_, status, reports) => {
  expect(closingLine(status, ...reports)).toMatchObject({
    said: expect.stringContaining(', 1 failed, '),
    code: 1,
  })
})
