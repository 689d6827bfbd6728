import { GetAccountSettingsCommand, type LambdaClient } from '@aws-sdk/client-lambda'
import { ListSubscriptionsByTopicCommand, type SNSClient } from '@aws-sdk/client-sns'
import { concurrencyNeeded } from '../../concurrency.ts'

export interface AccountReadinessDeps {
  readonly sns: Pick<SNSClient, 'send'>
  readonly lambda: Pick<LambdaClient, 'send'>
}

/**
 * A sentence if the operator has not confirmed the subscription to alarms, because alarms reach nobody until
 * then.
 */
export async function alarmsHeard(
  { sns }: Pick<AccountReadinessDeps, 'sns'>,
  topicArn: string,
  address: string,
): Promise<string | undefined> {
  const { Subscriptions = [] } = await sns.send(new ListSubscriptionsByTopicCommand({ TopicArn: topicArn }))
  const subscriptions = Subscriptions.filter(({ Endpoint }) => Endpoint === address)
  if (subscriptions.some(({ SubscriptionArn }) => SubscriptionArn?.startsWith('arn:'))) return undefined
  if (subscriptions.length > 0)
    return `Alarms reach nobody yet: open the link in the mail that AWS has sent to ${address}.`
  // SNS drops a subscription that nobody confirms, and CloudFormation does not notice that.
  return `Alarms reach nobody, because ${address} is not subscribed: run aws sns subscribe --topic-arn ${topicArn} --protocol email --notification-endpoint ${address}`
}

/** A sentence if the account allows fewer concurrent calls than the queues, the ticks and visitors need. */
export async function accountConcurrency(
  { lambda }: Pick<AccountReadinessDeps, 'lambda'>,
  seats: number,
): Promise<string | undefined> {
  const { AccountLimit } = await lambda.send(new GetAccountSettingsCommand({}))
  const allowed = AccountLimit?.UnreservedConcurrentExecutions ?? Infinity
  const needed = concurrencyNeeded(seats)
  if (needed <= allowed) return undefined
  return `The account allows ${allowed} concurrent executions of functions, but a stage with ${seats} seats needs ${needed}: request more in the Service Quotas console (Lambda, concurrent executions), or set fewer seats.`
}
