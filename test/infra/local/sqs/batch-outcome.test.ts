import { expect, test } from 'vitest'
import { batchOutcome } from '../../../../infra/local/sqs/batch-outcome.ts'

const ids = ['a', 'b', 'c']

test.each([undefined, null, {}, { batchItemFailures: [] }, { batchItemFailures: null }])(
  'the answer %j means that all messages succeeded',
  (answer) => {
    expect(batchOutcome(answer, ids)).toEqual({ kind: 'each', failed: new Set() })
  },
)

test('the messages that an answer reports have failed', () => {
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
  ['a value that JSON cannot hold', { batchItemFailures: [], size: 1n }],
])('an answer of %s is malformed and fails all messages', (_, answer) => {
  expect(batchOutcome(answer, ids)).toMatchObject({
    kind: 'all failed',
    reason: expect.stringContaining('malformed'),
  })
})

test('an id that was not in the batch fails all messages', () => {
  const answer = { batchItemFailures: [{ itemIdentifier: 'a' }, { itemIdentifier: 'z' }] }
  expect(batchOutcome(answer, ids)).toEqual({
    kind: 'all failed',
    reason: 'it reported ids that were not in the batch: z',
  })
})
