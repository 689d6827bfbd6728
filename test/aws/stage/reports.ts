import { CloudFormationClient, DescribeStackResourcesCommand } from '@aws-sdk/client-cloudformation'
import { PublishCommand, SNSClient } from '@aws-sdk/client-sns'
import type { SesEvent } from '../../../infra/local/ses/event.ts'
import type { SentMail } from './ses-front.ts'

/** Publishes a report to the topic of the stack's configuration set, as SES does. */
export type PublishReport = (report: SesEvent) => Promise<void>

export function reportsOf(stack: string): PublishReport {
  const sns = new SNSClient({})
  let topic: Promise<string> | undefined
  return async (report) => {
    topic ??= reportsTopic(stack)
    await sns.send(
      new PublishCommand({
        TopicArn: await topic,
        Subject: 'Amazon SES Email Event Notification',
        Message: JSON.stringify(report),
      }),
    )
  }
}

async function reportsTopic(stack: string): Promise<string> {
  const cloudFormation = new CloudFormationClient({})
  const { StackResources = [] } = await cloudFormation.send(
    new DescribeStackResourcesCommand({ StackName: stack }),
  )
  const topics = StackResources.filter(
    ({ ResourceType, LogicalResourceId }) =>
      ResourceType === 'AWS::SNS::Topic' && LogicalResourceId?.startsWith('Sending'),
  )
  const [arn, ...others] = topics.map(({ PhysicalResourceId }) => PhysicalResourceId)
  if (arn === undefined || others.length > 0) throw new Error(`${topics.length} topics get reports`)
  return arn
}

/** SES's report that the only mailbox to which a mail went does not exist. */
export function bounceOf({ message, events: [event] }: SentMail): SesEvent {
  if (!event) throw new Error('SES reports nothing of a mail without a configuration set')
  const [emailAddress = ''] = message.destination
  return {
    eventType: 'Bounce',
    mail: event.mail,
    bounce: {
      bounceType: 'Permanent',
      bounceSubType: 'General',
      bouncedRecipients: [
        { emailAddress, action: 'failed', status: '5.1.1', diagnosticCode: 'smtp; 550 5.1.1 user unknown' },
      ],
      timestamp: new Date().toISOString(),
      feedbackId: message.messageId.replace(/-000000$/, '-feedback-000000'),
      reportingMTA: 'dsn; a1-1.smtp-out.amazonses.com',
    },
  }
}
