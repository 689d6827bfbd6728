import { expect, test } from 'vitest'
import { batchOutcome } from '../../../../infra/local/sqs/batch-outcome.ts'

const ids = ['a', 'b', 'c']

test.each([undefined, null, {}, { batchItemFailures: [] }, { batchItemFailures: null }])(
  '%j means that all succeeded',
  (answer) => {
    expect(batchOutcome(answer, ids)).toEqual({ kind: 'each', failed: new Set() })
  },
)

test('the items reported are the ones that failed', () => {
  const answer = { batchItemFailures: [{ itemIdentifier: 'c' }, { itemIdentifier: 'a' }] }
  expect(batchOutcome(answer, ids)).toEqual({ kind: 'each', failed: new Set(['a', 'c']) })
})

test.each<[string, unknown]>([
  ['a string', 'ok'],
  ['a list', []],
  ['a list that is no list', { batchItemFailures: 'a' }],
  ['an item that is no object', { batchItemFailures: ['a'] }],
  ['an item under another key', { batchItemFailures: [{ messageId: 'a' }] }],
  ['an empty id', { batchItemFailures: [{ itemIdentifier: '' }] }],
  ['a null id', { batchItemFailures: [{ itemIdentifier: null }] }],
  ['what JSON cannot say', { batchItemFailures: [], size: 1n }],
])('%s is malformed and fails all', (_, answer) => {
  expect(batchOutcome(answer, ids)).toMatchObject({
    kind: 'all failed',
    reason: expect.stringContaining('malformed'),
  })
})

test('an id that was not in the batch fails all, whatever else was reported', () => {
  const answer = { batchItemFailures: [{ itemIdentifier: 'a' }, { itemIdentifier: 'z' }] }
  expect(batchOutcome(answer, ids)).toEqual({
    kind: 'all failed',
    reason: 'it reported ids that were not in the batch: z',
  })
})
