// Adds up what vitest reported: the whole suite, then the contracts on DynamoDB Local if they ran.
import { existsSync, readFileSync } from 'node:fs'

const [suite, contracts] = process.argv.slice(2)
const read = (path) => JSON.parse(readFileSync(path, 'utf8'))
// What the contracts' run skips are the tests that the suite has counted.
const reports = [read(suite), ...(existsSync(contracts) ? [{ ...read(contracts), numPendingTests: 0 }] : [])]

// A run in which nothing matched, or a file that failed before its tests, must not look like a pass.
const failures = ({ numPassedTests, numFailedTests, success }) =>
  success && numPassedTests > 0 ? numFailedTests : Math.max(1, numFailedTests)
const sum = (count) => reports.map(count).reduce((a, b) => a + b)

const failed = sum(failures)
console.log(
  `${sum((r) => r.numPassedTests)} passed, ${failed} failed, ${sum((r) => r.numPendingTests)} skipped`,
)
process.exitCode = failed > 0 ? 1 : 0
