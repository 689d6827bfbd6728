// @module-tag synthesis
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
