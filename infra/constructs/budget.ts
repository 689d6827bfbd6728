import { CfnBudget } from 'aws-cdk-lib/aws-budgets'
import { Construct } from 'constructs'

export interface BudgetProps {
  /** In US dollars. */
  readonly monthly: number
  readonly address: string
}

/** Tells when the account's month gets dear. It counts the whole account: costs by stack would need tags activated first. */
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
