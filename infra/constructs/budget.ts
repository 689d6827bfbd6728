import { Annotations } from 'aws-cdk-lib'
import { CfnBudget } from 'aws-cdk-lib/aws-budgets'
import { Construct } from 'constructs'
import { hasBudgets } from '../regions.ts'

export interface BudgetProps {
  /** US dollars per month. */
  readonly monthly: number
  readonly address: string
  readonly region: string
}

/**
 * Mails the operator when the account's month becomes expensive. It counts the whole account, because costs
 * by stack would need activated tags. Where CloudFormation has no budgets there is none, and synthesizing and
 * deploying say so.
 */
export class Budget extends Construct {
  constructor(scope: Construct, id: string, { monthly, address, region }: BudgetProps) {
    super(scope, id)
    if (!hasBudgets(region)) {
      Annotations.of(this).addWarningV2('paperwire:noBudget', noBudget(region))
      return
    }
    const subscribers = [{ subscriptionType: 'EMAIL', address }]
    const over = (notificationType: 'ACTUAL' | 'FORECASTED', threshold: number) => ({
      notification: {
        notificationType,
        comparisonOperator: 'GREATER_THAN',
        threshold,
        thresholdType: 'PERCENTAGE',
      },
      subscribers,
    })
    new CfnBudget(this, 'Monthly', {
      budget: {
        budgetType: 'COST',
        timeUnit: 'MONTHLY',
        budgetLimit: { amount: monthly, unit: 'USD' },
      },
      notificationsWithSubscribers: [over('ACTUAL', 80), over('ACTUAL', 100), over('FORECASTED', 100)],
    })
  }
}

/** A sentence for the operator of a stage in a region without budgets. */
function noBudget(region: string): string {
  return `CloudFormation has no budgets in ${region}, so nobody is told when the month becomes expensive: make a budget by hand in the Billing console.`
}
