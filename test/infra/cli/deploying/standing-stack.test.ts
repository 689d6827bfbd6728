import { expect, test } from 'vitest'
import { protectStack, stackOutputs, stackStands } from '../../../../infra/cli/deploying/standing-stack.ts'
import { answers } from './aws-stand-in.ts'

const stands = (answer: unknown) => stackStands(answers({ DescribeStacks: answer }), 'paperwire-prod')
const inStatus = (StackStatus: string) => stands({ Stacks: [{ StackStatus }] })

test.each(['CREATE_COMPLETE', 'UPDATE_COMPLETE', 'UPDATE_ROLLBACK_COMPLETE', 'UPDATE_ROLLBACK_FAILED'])(
  'a stack that is %s stands, and is changed',
  async (status) => {
    expect(await inStatus(status)).toBe(true)
  },
)

test.each(['REVIEW_IN_PROGRESS', 'CREATE_FAILED', 'ROLLBACK_COMPLETE', 'ROLLBACK_FAILED', 'DELETE_FAILED'])(
  'a stack that is %s does not stand, and is made for the first time',
  async (status) => {
    expect(await inStatus(status)).toBe(false)
  },
)

const fault = (name: string, message: string) => Object.assign(new Error(message), { name })

test.each([
  fault('ValidationError', 'Stack with id paperwire-prod does not exist'),
  fault('ValidationException', 'Stack [paperwire-prod] does not exist'),
  fault('StackNotFoundException', 'no such stack'),
])('a stack that does not exist (%s) does not stand', async (absent) => {
  expect(await stands(absent)).toBe(false)
})

test.each([
  fault('AccessDenied', 'User ann is not authorized to describe paperwire-prod'),
  fault('AccessDenied', 'The role for paperwire-prod does not exist'),
  fault('ValidationError', 'The role arn:aws:iam::1:role/deploy does not exist'),
  fault('ValidationError', 'Stack name paperwire-prod is not valid'),
  fault('Throttling', 'Rate exceeded'),
])('a stack that AWS does not describe (%s) is not taken for one that does not exist', async (error) => {
  await expect(stands(error)).rejects.toThrow(error.message)
})

test('the outputs of a stack are told by their names, and there are none of a stack that does not exist', async () => {
  const told = (answer: unknown) => stackOutputs(answers({ DescribeStacks: answer }), 'paperwire-prod')
  const Outputs = [{ OutputKey: 'DataTableName', OutputValue: 'table' }]
  expect(await told({ Stacks: [{ StackStatus: 'CREATE_COMPLETE', Outputs }] })).toEqual({
    DataTableName: 'table',
  })
  expect(await told(fault('ValidationError', 'Stack with id paperwire-prod does not exist'))).toBeUndefined()
})

test('protecting a stack is one call', async () => {
  const cloudFormation = answers({ UpdateTerminationProtection: {} })
  await protectStack(cloudFormation, 'paperwire-prod')
  expect(cloudFormation.asked).toEqual([
    {
      command: 'UpdateTerminationProtection',
      input: { StackName: 'paperwire-prod', EnableTerminationProtection: true },
    },
  ])
})
