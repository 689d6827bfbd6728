import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { FeedbackOutcome } from '../../../shared/delivery/aftermath/feedback.ts'
import type { TallyOutcome } from '../../../shared/delivery/aftermath/tally.ts'
import type { DeliveryOutcome } from '../../../shared/delivery/attempt/deliver-digest.ts'
import type { DeliveryStore } from '../../../shared/delivery/attempt/delivery-store.ts'
import type { SubmitOutcome } from '../../../shared/delivery/attempt/mailer.ts'
import type { LetterOutcome } from '../../../shared/delivery/deliver-letter.ts'
import type { MissedOutcome } from '../../../shared/subscriber/subscriber.ts'
import { namesIn, tableRows } from '../../docs/markdown-table.ts'

const read = (path: string): string => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8')
const rows = tableRows(read('shared/delivery/README.md'))
const domainRows = tableRows(read('docs/glossary.md'))
const terms = rows.flatMap(([term]) => namesIn(term))

/** Each record holds all names of its type: `tsc` fails where one is missing, and where one is too many. */
const named = {
  'the methods of DeliveryStore': {
    due: true,
    oldestDue: true,
    claim: true,
    settle: true,
    settleQuiet: true,
    release: true,
    park: true,
    moveOn: true,
  } satisfies Record<keyof DeliveryStore, true>,
  DeliveryOutcome: {
    submitted: true,
    failed: true,
    quiet: true,
    inDoubt: true,
    ambiguous: true,
    parked: true,
    waiting: true,
    lost: true,
    released: true,
    throttled: true,
    stopped: true,
    fault: true,
  } satisfies Record<DeliveryOutcome, true>,
  SubmitOutcome: {
    accepted: true,
    throttled: true,
    refused: true,
    stopped: true,
    ambiguous: true,
  } satisfies Record<SubmitOutcome['outcome'], true>,
  LetterOutcome: {
    submitted: true,
    dropped: true,
    'no-mail-domain': true,
    refused: true,
    'in-doubt': true,
    waits: true,
    again: true,
    'given-up': true,
  } satisfies Record<LetterOutcome['outcome'], true>,
  TallyOutcome: {
    submitted: true,
    failed: true,
    suppressed: true,
    skipped: true,
    quiet: true,
    inDoubt: true,
    waiting: true,
  } satisfies Record<TallyOutcome, true>,
  MissedOutcome: {
    failed: true,
    inDoubt: true,
    skipped: true,
    quiet: true,
  } satisfies Record<MissedOutcome, true>,
  FeedbackOutcome: {
    settled: true,
    suppressed: true,
    resting: true,
    counted: true,
    blocked: true,
    ignored: true,
  } satisfies Record<FeedbackOutcome, true>,
}

/** The names that no row of a glossary explains. */
function unexplained(names: readonly string[], glossary: readonly string[]): string[] {
  return names.filter((name) => !glossary.includes(name))
}

test.each(Object.entries(named))('the glossary explains %s', (_type, names) => {
  expect(unexplained(Object.keys(names), terms)).toEqual([])
})

test('a name that the glossary does not explain is found', () => {
  expect(unexplained(['claim', 'teleport'], terms)).toEqual(['teleport'])
})

test('each term of the glossary has a meaning', () => {
  expect(rows.length).toBeGreaterThan(50)
  expect(
    [...rows, ...domainRows].filter(([, meaning = '', ...rest]) => !meaning || rest.length !== 1),
  ).toEqual([])
})

test('a word is explained in only one of the two glossaries', () => {
  const domain = domainRows.flatMap(([term]) => namesIn(term))
  expect(terms.filter((term) => domain.includes(term))).toEqual([])
})
