// @module-tag synthesis
import { Annotations, Match, type Template } from 'aws-cdk-lib/assertions'
import { expect, test } from 'vitest'
import { synthesize } from './synthesized.ts'

const { template } = synthesize({ monthlyBudget: 35 })

test('the operator is told before the month’s budget is used up, when it is used up, and when that is forecast', () => {
  const [budget, ...others] = Object.values(template.findResources('AWS::Budgets::Budget'))
  expect(others).toEqual([])
  expect(budget?.Properties.Budget).toEqual({
    BudgetType: 'COST',
    TimeUnit: 'MONTHLY',
    BudgetLimit: { Amount: 35, Unit: 'USD' },
  })
  const told = budget?.Properties.NotificationsWithSubscribers.map(
    ({ Notification: { NotificationType, Threshold, ThresholdType }, Subscribers }: BudgetNotice) => {
      expect(Subscribers).toEqual([{ SubscriptionType: 'EMAIL', Address: 'operator@paperwire.example' }])
      return `${NotificationType} ${Threshold} ${ThresholdType}`
    },
  )
  expect(told).toEqual(['ACTUAL 80 PERCENTAGE', 'ACTUAL 100 PERCENTAGE', 'FORECASTED 100 PERCENTAGE'])
})

interface BudgetNotice {
  readonly Notification: Readonly<Record<string, unknown>>
  readonly Subscribers: readonly unknown[]
}

test.each(['eu-north-1', 'us-gov-west-1'])(
  'a stage in %s, where CloudFormation has no budgets, has all but the budget, and its operator is told',
  (region) => {
    const elsewhere = synthesize({ region })
    expect(types(elsewhere.template)).toEqual(
      types(template).filter((type) => type !== 'AWS::Budgets::Budget'),
    )
    const warnings = Annotations.fromStack(elsewhere.stack).findWarning('*', Match.anyValue())
    expect(warnings.map(({ entry }) => String(entry.data))).toEqual([
      expect.stringMatching(
        `^CloudFormation has no budgets in ${region}, .* by hand in the Billing console\\.`,
      ),
    ])
  },
)

function types(template: Template): string[] {
  const { Resources } = template.toJSON() as {
    readonly Resources: Readonly<Record<string, { readonly Type: string }>>
  }
  return Object.values(Resources)
    .map(({ Type }) => Type)
    .sort()
}
