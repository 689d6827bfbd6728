import { expect, test } from 'vitest'
import { printTally } from '../../../../infra/cli/desk/print-tally.ts'
import { anEdition } from '../../../fakes/an-edition.ts'

const edition = anEdition(23)
const outcomes = { submitted: 204, failed: 0, suppressed: 1, skipped: 0, quiet: 0, inDoubt: 0, waiting: 0 }
const report = (sends: number, isNewest = false) =>
  printTally(edition.id, { edition, audience: 205, outcomes, inDoubt: [] }, sends, isNewest)

test('the tally says how many readers got this edition within a later digest', () => {
  expect(report(4)).toContain('  submitted         204')
  expect(report(4)).toContain(
    "SES reported 4 digests of this day as sent.\nFor the other 200, a later day's digest covered this edition",
  )
  expect(report(4, true)).toContain('SES has not reported 200 more yet.')
})

test('the tally mentions no later digest if SES reported all mails of this day', () => {
  expect(report(204)).toMatch(/SES reported 204 digests of this day as sent\.$/)
  expect(report(1)).toContain('SES reported 1 digest of this day as sent.')
})

test('the tally names the items that it could not read and so does not count, or says how many they were', () => {
  const unreadable = ['subscriber#AAAAAAAAAAAAAAAAAAAAAA', 'subscriber#?']
  const tally = { edition, audience: 205, outcomes, inDoubt: [], unreadable }
  expect(printTally(edition.id, tally, 204, false)).toContain(
    `Not counted, because their items cannot be read: 2.\n  ${unreadable.join('\n  ')}`,
  )
  const sealed = { edition: edition.id, audience: 205, outcomes, sends: 204, sealedAt: 0, unreadable: 2 }
  expect(printTally(edition.id, sealed, 204, false)).toMatch(/because their items cannot be read: 2\.$/)
  expect(report(204)).not.toContain('cannot be read')
})
