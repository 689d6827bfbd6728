// Adds up vitest's reports: of the whole suite, and of those further runs that this machine could do.
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

// The further runs skip tests that the suite has counted, so their skipped tests do not count.
console.log(`${passed} passed, ${failed} failed, ${suite?.numPendingTests ?? 0} skipped`)
process.exitCode = failed > 0 ? 1 : 0
