import { GetAccountSettingsCommand, type LambdaClient } from '@aws-sdk/client-lambda'
import { ListSubscriptionsByTopicCommand, type SNSClient } from '@aws-sdk/client-sns'
import { concurrencyNeeded } from '../../concurrency.ts'

export interface AccountReadinessDeps {
  readonly sns: Pick<SNSClient, 'send'>
  readonly lambda: Pick<LambdaClient, 'send'>
}

/** Whether the operator has opened the link in the mail by which SNS asks; until then alarms reach nobody. */
export async function alarmsHeard(
  { sns }: Pick<AccountReadinessDeps, 'sns'>,
  topicArn: string,
  address: string,
): Promise<string | undefined> {
  const { Subscriptions = [] } = await sns.send(new ListSubscriptionsByTopicCommand({ TopicArn: topicArn }))
  const subscriptions = Subscriptions.filter(({ Endpoint }) => Endpoint === address)
  if (subscriptions.some(({ SubscriptionArn }) => SubscriptionArn?.startsWith('arn:'))) return undefined
  if (subscriptions.length > 0)
    return `Alarms reach nobody: ${address} has yet to open the link in the mail by which AWS asks whether they may be sent.`
  // SNS drops a subscription that nobody confirms, and CloudFormation does not see that.
  return `Alarms reach nobody: ${address} is not subscribed (any more), so ask again: aws sns subscribe --topic-arn ${topicArn} --protocol email --notification-endpoint ${address}`
}

/** Whether the account lets as many calls run at once as the queues may take, and leaves room for visitors. */
export async function accountConcurrency(
  { lambda }: Pick<AccountReadinessDeps, 'lambda'>,
  seats: number,
): Promise<string | undefined> {
  const { AccountLimit } = await lambda.send(new GetAccountSettingsCommand({}))
  const allowed = AccountLimit?.UnreservedConcurrentExecutions ?? Infinity
  const needed = concurrencyNeeded(seats)
  if (needed <= allowed) return undefined
  return `The account lets ${allowed} calls of functions run at once, and ${seats} seats with all beside them ask for ${needed}: ask for more in the Service Quotas console (Lambda, concurrent executions), or take fewer seats.`
}
