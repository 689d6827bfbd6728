import { expect, test } from 'vitest'
import { protectStack, stackStands } from '../../../../infra/cli/deploying/standing-stack.ts'
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

test('a stack that does not exist does not stand', async () => {
  expect(await stands(new Error('Stack with id paperwire-prod does not exist'))).toBe(false)
})

test('a stack that AWS refuses to describe is not taken for one that does not exist', async () => {
  await expect(stands(new Error('AccessDenied'))).rejects.toThrow('AccessDenied')
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
