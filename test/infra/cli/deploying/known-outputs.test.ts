import { expect, test } from 'vitest'
import { type KnownOutputsDeps, knownOutputs } from '../../../../infra/cli/deploying/known-outputs.ts'

const never = () => new Promise<never>(() => {})
const outputs = { TableName: 'table' }

const known = (deps: Partial<KnownOutputsDeps>) =>
  knownOutputs({ written: () => undefined, asked: never, wait: never, ...deps }, 'paperwire-prod')

test('the outputs that a deployment from this folder wrote are known without a question', async () => {
  expect(await known({ written: () => outputs })).toBe(outputs)
})

test('in a fresh folder, CloudFormation tells the outputs', async () => {
  expect(await known({ asked: async () => outputs })).toBe(outputs)
})

test.each<[what: string, deps: Partial<KnownOutputsDeps>, reason: string]>([
  ['there is no stack', { asked: async () => undefined }, 'There is no stack paperwire-prod yet: deploy it.'],
  ['CloudFormation refuses', { asked: () => Promise.reject(new Error('no rights')) }, 'no rights'],
  [
    'CloudFormation does not answer',
    { wait: async () => undefined },
    'CloudFormation did not answer within 10 seconds.',
  ],
])('nobody knows the outputs if %s, and the reason is told', async (_what, deps, reason) => {
  await expect(known(deps)).rejects.toThrow(reason)
})
