import { expect, test } from 'vitest'
import { printSending } from '../../../../infra/cli/desk/print-sending.ts'
import { untilResumed } from '../../../../shared/delivery/pace/sending.ts'

const now = Date.parse('2026-11-23T10:00:00Z')
const sending = { accountPerSecond: 12, block: 100, left: 49_719, refreshedAt: now }

test('the state of sending says why fewer mails are left than the rest of the quota', () => {
  expect(printSending(undefined, now, '')).toMatch(
    /^No tick has read the quota yet\. .* a pause holds them back, too\.$/,
  )
  const report = printSending(sending, now, '')
  expect(report).toContain('Sending is on: 49,719 mails left, at most 12 a second.')
  expect(report.replaceAll('\n', ' ')).toContain('kept back. A worker takes a block of 100 mails at once')
})

test('a stop says why, until when, and how it ends', () => {
  const why = 'paused by the operator'
  const report = printSending({ ...sending, stop: { until: untilResumed, why } }, now, ' --table readers')
  expect(report).toMatch(/^Sending is stopped until resumed: paused by the operator\. \(49,719 mails left/)
  expect(report).toMatch(/To resume: npm run sending -- resume --table readers$/)
  expect(printSending({ ...sending, stop: { until: now, why } }, now, '')).toMatch(/^Sending is on/)
})
