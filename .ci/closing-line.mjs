// Adds up vitest's reports: of the whole suite, and of those further runs that this machine could do. Before the sum it
// names each test that failed, and each file that failed without one.
// usage: closing-line.mjs <exit status of the runs> <suite.json> <further.json>…
import { existsSync, readFileSync } from 'node:fs'

const [status, ...paths] = process.argv.slice(2)
const [suite, ...others] = paths.map((path) =>
  existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined,
)
const further = others.filter((report) => report !== undefined)
const all = suite === undefined ? further : [suite, ...further]
const sum = (count) => all.reduce((total, report) => total + report[count], 0)

const passed = sum('numPassedTests')
const counted = sum('numFailedTests')
// A file that failed before its tests, and a run in which no test matched, must not look like a pass.
const ranNothing = suite === undefined || further.some(({ numPassedTests }) => numPassedTests === 0)
const failed = status === '0' && !ranNothing ? counted : Math.max(1, counted)

for (const { name, message, assertionResults } of all.flatMap(({ testResults }) => testResults ?? [])) {
  const failures = assertionResults.filter(({ status }) => status === 'failed')
  for (const { fullName, failureMessages } of failures)
    console.log(`failed: ${name}: ${fullName}\n${failureMessages.join('\n')}`)
  if (failures.length === 0 && message) console.log(`failed: ${name}\n${message}`)
}

// The further runs skip tests that the suite has counted, so their skipped tests do not count.
console.log(`${passed} passed, ${failed} failed, ${suite?.numPendingTests ?? 0} skipped`)
process.exitCode = failed > 0 ? 1 : 0
