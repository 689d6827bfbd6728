// Adds up vitest's reports of the whole suite and, if they ran, of the contracts on DynamoDB Local.
// usage: closing-line.mjs <exit status of the runs> <suite.json> <contracts.json>
import { existsSync, readFileSync } from 'node:fs'

const [status, ...paths] = process.argv.slice(2)
const none = { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0 }
const [suite, contracts] = paths.map((path) =>
  existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : none,
)

const passed = suite.numPassedTests + contracts.numPassedTests
const counted = suite.numFailedTests + contracts.numFailedTests
// A file that failed before its tests, and a run in which no test matched, must not look like a pass.
const ranNothing = suite === none || (contracts !== none && contracts.numPassedTests === 0)
const failed = status === '0' && !ranNothing ? counted : Math.max(1, counted)

// The run of the contracts skips tests that the suite has counted, so its skipped tests do not count.
console.log(`${passed} passed, ${failed} failed, ${suite.numPendingTests} skipped`)
process.exitCode = failed > 0 ? 1 : 0
