import { describe, expect, test } from 'vitest'
import { CommandProblem } from '../../../../infra/cli/command.ts'
import { deployStage } from '../../../../infra/cli/deploying/deploy-stage.ts'
import { answers } from './aws-stand-in.ts'

/** Deploys a stage whose stack has this status before, and returns the steps in order. */
async function deployed(
  status: string | undefined,
  { production = true, fails = false } = {},
): Promise<string[]> {
  const did: string[] = []
  const cloudFormation = answers({
    DescribeStacks: status
      ? { Stacks: [{ StackStatus: status }] }
      : new Error('Stack with id paperwire-prod does not exist'),
    UpdateTerminationProtection: {},
  })
  const cdk = async ([verb, ...args]: readonly string[]) => {
    did.push(`${verb} ${args.filter((each) => each.includes('=')).join(' ')}`)
    if (fails && verb === 'deploy') throw new CommandProblem('cdk deploy failed with exit code 1.')
  }
  await deployStage({ cdk, cloudFormation }, 'prod', { production }).catch((problem) => {
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
})
