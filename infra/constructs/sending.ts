import { CfnOutput, Stack } from 'aws-cdk-lib'
import {
  ConfigurationSet,
  DkimIdentity,
  EasyDkimSigningKeyLength,
  EmailIdentity,
  EmailSendingEvent,
  EventDestination,
  Identity,
} from 'aws-cdk-lib/aws-ses'
import { Topic } from 'aws-cdk-lib/aws-sns'
import { SqsSubscription } from 'aws-cdk-lib/aws-sns-subscriptions'
import { Construct } from 'constructs'
import type { WorkQueue } from './work-queue.ts'

export interface SendingProps {
  readonly senderAddress: string
  /** Takes what SES reports about each mail. */
  readonly feedback: WorkQueue
}

/** Amazon SES: the sender's domain, and a configuration set that reports on every mail sent with it. */
export class Sending extends Construct {
  readonly configurationSet: string
  readonly configurationSetArn: string

  constructor(scope: Construct, id: string, { senderAddress, feedback }: SendingProps) {
    super(scope, id)
    const set = new ConfigurationSet(this, 'Set', { reputationMetrics: true })
    const identity = new EmailIdentity(this, 'Identity', {
      identity: Identity.domain(senderAddress.slice(senderAddress.lastIndexOf('@') + 1)),
      // Also on a mail that somebody sends from this domain without naming the set.
      configurationSet: set,
      dkimIdentity: DkimIdentity.easyDkim(EasyDkimSigningKeyLength.RSA_2048_BIT),
    })

    // By SNS, because SES's way to EventBridge is best effort. The queue is the only way in: nothing can be forged.
    const topic = new Topic(this, 'Reports', { enforceSSL: true })
    set.addEventDestination('Feedback', {
      destination: EventDestination.snsTopic(topic),
      events: [
        EmailSendingEvent.SEND,
        EmailSendingEvent.DELIVERY,
        EmailSendingEvent.DELIVERY_DELAY,
        EmailSendingEvent.BOUNCE,
        EmailSendingEvent.COMPLAINT,
        EmailSendingEvent.REJECT,
      ],
    })
    // What SNS cannot hand over lies with what feedback could not read: in the same envelope, redriven the same way.
    topic.addSubscription(
      new SqsSubscription(feedback.queue, { deadLetterQueue: feedback.deadLetters.queue }),
    )

    this.configurationSet = set.configurationSetName
    this.configurationSetArn = Stack.of(this).formatArn({
      service: 'ses',
      resource: 'configuration-set',
      resourceName: this.configurationSet,
    })
    identity.dkimRecords.forEach(({ name, value }, index) => {
      new CfnOutput(this, `Dkim${index + 1}`, { value: `${name} CNAME ${value}` })
    })
  }
}
