import { expect, test } from 'vitest'
import { type Look, lookAtAll } from '../../../../infra/cli/deploying/looks.ts'

const never = () => new Promise<never>(() => {})
const looks = (...all: Look[]) => lookAtAll(all, never)
const failing = (at: string, error: unknown): Look => ({ at, look: () => Promise.reject(error) })
const fine: Look = { at: 'what is fine', look: async () => undefined }
const sandbox: Look = { at: 'the quota', look: async () => 'The account is in the sandbox.' }
const advising: Look = { at: 'the policy', look: async () => ({ advice: ['A stricter policy is safer.'] }) }

const denied = Object.assign(new Error('no rights to ses:GetSendQuota'), { name: 'AccessDeniedException' })

test.each<[what: string, error: unknown, reason: string]>([
  ['an error', new Error('Unknown action'), 'Unknown action.'],
  ['an error of several lines', new Error('It\n  broke!'), 'It broke!'],
  ['an error without words', Object.assign(new Error(''), { name: 'InvalidAction' }), 'InvalidAction.'],
  ['a text', 'nothing', 'nothing.'],
  ['trouble with AWS', denied, 'These AWS credentials do not allow this: no rights to ses:GetSendQuota.'],
])(
  'a look that fails with %s tells its own trouble, and loses none of the others',
  async (_, error, reason) => {
    expect(await looks(fine, failing('the alarms', error), sandbox, advising)).toEqual({
      missing: ['The account is in the sandbox.'],
      advice: ['A stricter policy is safer.'],
      unseen: [`Could not look at the alarms: ${reason}`],
    })
  },
)

test('a look that throws at once is like one that rejects', async () => {
  const throwing: Look = {
    at: 'the outputs',
    look() {
      throw new Error('There is no output.')
    },
  }
  const { missing, unseen } = await looks(throwing, sandbox)
  expect(missing).toHaveLength(1)
  expect(unseen).toEqual(['Could not look at the outputs: There is no output.'])
})

test('looks that fail for the same reason are told in one sentence', async () => {
  const { unseen } = await looks(
    failing('one', new Error('a')),
    failing('two', new Error('b')),
    failing('three', new Error('a')),
    failing('four', new Error('a')),
  )
  expect(unseen).toEqual(['Could not look at one, three and four: a.', 'Could not look at two: b.'])
})

test('a look that never ends is given up, and the others are told', async () => {
  const hanging: Look = { at: 'the black hole', look: never }
  const waited: number[] = []
  const found = await lookAtAll([hanging, sandbox], async (ms) => {
    waited.push(ms)
    // The other look is done by then.
    for (let turn = 0; turn < 20; turn++) await Promise.resolve()
  })
  expect(found).toEqual({
    missing: ['The account is in the sandbox.'],
    advice: [],
    unseen: [`Could not look at the black hole: no answer within ${(waited[0] ?? 0) / 1_000} seconds.`],
  })
})
