import { describe, expect, test } from 'vitest'
import { CommandProblem } from '../../../../infra/cli/command.ts'
import { deployStage } from '../../../../infra/cli/deploying/deploy-stage.ts'
import { answers } from './aws-stand-in.ts'

/** Deploys a stage whose stack has this status before, and returns the steps in order. */
async function deployed(
  status: string | undefined,
  { production = true, fails = false, yes = false, bootstrap = true, protects = true } = {},
): Promise<string[]> {
  const did: string[] = []
  const cloudFormation = answers({
    DescribeStacks: status
      ? { Stacks: [{ StackStatus: status }] }
      : Object.assign(new Error('Stack with id paperwire-prod does not exist'), { name: 'ValidationError' }),
    UpdateTerminationProtection: protects ? {} : new Error('Rate exceeded'),
  })
  const cdk = async ([verb, ...args]: readonly string[]) => {
    const told = args.filter((each) => each.includes('=') || /approval|never/.test(each))
    did.push(`${verb} ${told.join(' ')}`)
    if (fails && verb === 'deploy') throw new CommandProblem('cdk deploy failed with exit code 1.')
  }
  await deployStage({ cdk, cloudFormation }, 'prod', { production }, { yes, bootstrap }).catch((problem) => {
    did.push(problem.message)
  })
  if (cloudFormation.asked.some(({ command }) => command === 'UpdateTerminationProtection'))
    did.push('protected')
  return did
}

const first = ['bootstrap stage=prod firstCreation=true', 'deploy stage=prod firstCreation=true']
const again = ['bootstrap stage=prod firstCreation=false', 'deploy stage=prod firstCreation=false']

describe('a stack', () => {
  test.each([undefined, 'ROLLBACK_COMPLETE'])(
    'a stack that does not stand (%s) is protected once it does',
    async (status) => {
      expect(await deployed(status)).toEqual([...first, 'protected'])
    },
  )

  test('a stack that stands is protected by the CDK, before and after the deployment', async () => {
    expect(await deployed('UPDATE_COMPLETE')).toEqual(again)
  })

  test('a stack without readers is never protected', async () => {
    expect(await deployed(undefined, { production: false })).toEqual(first)
  })

  test('a stack whose first creation failed can be deleted, and the operator is told what comes next', async () => {
    expect(await deployed(undefined, { fails: true })).toEqual([
      ...first,
      expect.stringMatching(
        /^cdk deploy failed with exit code 1\. If .* run this again\. The next run deletes the failed stack first\.$/,
      ),
    ])
  })

  test('a stack whose change failed is reported as the CDK does', async () => {
    expect(await deployed('CREATE_COMPLETE', { fails: true })).toEqual([
      ...again,
      'cdk deploy failed with exit code 1.',
    ])
  })

  test('a stack is deployed without a question if the operator agreed beforehand', async () => {
    expect(await deployed('UPDATE_COMPLETE', { yes: true })).toEqual([
      again[0],
      `${again[1]} --require-approval never`,
    ])
  })

  test('a stack is deployed without bootstrapping if the account is known to be ready', async () => {
    expect(await deployed('UPDATE_COMPLETE', { bootstrap: false })).toEqual([again[1]])
  })

  test('a stack that stands and could not be protected says so, and when it will be', async () => {
    expect(await deployed(undefined, { protects: false })).toEqual([
      ...first,
      'The stack stands, but it is not protected from deletion yet: Rate exceeded. The next deployment protects it.',
      'protected',
    ])
  })
})
