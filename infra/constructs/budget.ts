import { CfnBudget } from 'aws-cdk-lib/aws-budgets'
import { Construct } from 'constructs'

export interface BudgetProps {
  /** US dollars per month. */
  readonly monthly: number
  readonly address: string
}

/**
 * Mails the operator when the account's month becomes expensive. It counts the whole account, because costs
 * by stack would need activated tags.
 */
export class Budget extends Construct {
  constructor(scope: Construct, id: string, { monthly, address }: BudgetProps) {
    super(scope, id)
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
