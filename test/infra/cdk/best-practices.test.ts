// @module-tag synthesis
import { App, Stack, Validations } from 'aws-cdk-lib'
import { Queue } from 'aws-cdk-lib/aws-sqs'
import { AwsSolutionsChecks } from 'cdk-nag'
import type { IConstruct } from 'constructs'
import { describe, expect, test } from 'vitest'
import { synthesize } from './synthesized.ts'
import { wholeStage } from './whole-stage.ts'

/** The findings of AWS's list of good practice that have no written reason, as `rule construct`. */
function findings(scope: IConstruct): string[] {
  return new AwsSolutionsChecks()
    .validateScope(scope)
    .violations.flatMap(({ ruleName, violatingResources }) =>
      violatingResources.map(({ constructPath }) => `${ruleName} ${constructPath}`),
    )
}

/** Every rule that is suppressed, with its construct and its reason. */
function acknowledged(
  scope: IConstruct,
): { readonly at: IConstruct; readonly id: string; readonly reason: string }[] {
  return scope.node
    .findAll()
    .flatMap((at) =>
      at.node.metadata
        .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
        .flatMap(({ data }) =>
          Object.entries(data).map(([id, reason]) => ({ at, id, reason: String(reason) })),
        ),
    )
}

test('the list of good practice finds a fault that was made on purpose', () => {
  const stack = new Stack(new App(), 'careless')
  new Queue(stack, 'Queue')
  expect(findings(stack)).toContainEqual('AwsSolutions-SQS4 careless/Queue/Resource')
})

describe.each([
  ['the example stage', {}],
  ['a stage with every setting', wholeStage],
  [
    'a stage in another region, without readers',
    { region: 'eu-central-1', production: false, identity: 'existing' },
  ],
  ['a stage in a region without budgets', { region: 'eu-north-1' }],
  ['a stage in GovCloud', { region: 'us-gov-west-1' }],
])('%s', (_, different) => {
  const { stack } = synthesize(different)

  test('a stage has no finding without a reason', () => {
    expect(findings(stack)).toEqual([])
  })

  test('a stage suppresses no rule for the whole stack, and gives a sentence for each', () => {
    const aside = acknowledged(stack)
    expect(aside.length).toBeGreaterThan(3)
    for (const { at, id, reason } of aside) {
      expect(at, id).not.toBe(stack)
      expect(reason.split(' ').length, id).toBeGreaterThan(8)
    }
  })
})
