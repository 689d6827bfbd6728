// Adds up what vitest reported: the whole suite, then the contracts on DynamoDB Local if they ran.
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

// What the contracts' run skips are the tests that the suite has counted.
console.log(`${passed} passed, ${failed} failed, ${suite.numPendingTests} skipped`)
process.exitCode = failed > 0 ? 1 : 0
