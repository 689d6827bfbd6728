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
  readonly senderDomain: string
  /** Where bounces come back to, below the sender's domain; without it, to a domain of SES's own. */
  readonly mailFrom: string | undefined
  /** Takes what SES reports about each mail. */
  readonly feedback: WorkQueue
}

/** Amazon SES: the sender's domain, and a configuration set that reports on every mail sent with it. */
export class Sending extends Construct {
  readonly configurationSet: string
  readonly configurationSetArn: string

  constructor(scope: Construct, id: string, { senderDomain, mailFrom, feedback }: SendingProps) {
    super(scope, id)
    const set = new ConfigurationSet(this, 'Set', { reputationMetrics: true })
    const identity = new EmailIdentity(this, 'Identity', {
      identity: Identity.domain(senderDomain),
      // Also on a mail that somebody sends from this domain without naming the set.
      configurationSet: set,
      dkimIdentity: DkimIdentity.easyDkim(EasyDkimSigningKeyLength.RSA_2048_BIT),
      // Where its MX record is missing, SES uses its own domain: the mails still go out, aligned by DKIM.
      ...(mailFrom !== undefined && { mailFromDomain: mailFrom }),
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
    const { region } = Stack.of(this)
    const record = (name: string, value: string) => new CfnOutput(this, name, { value })
    identity.dkimRecords.forEach(({ name, value }, index) => {
      record(`Dkim${index + 1}`, `${name} CNAME ${value}`)
    })
    if (mailFrom !== undefined) {
      record('MailFromMx', `${mailFrom} MX 10 feedback-smtp.${region}.amazonses.com`)
      record('MailFromSpf', `${mailFrom} TXT "v=spf1 include:amazonses.com ~all"`)
    }
    // Gmail and Yahoo ask bulk senders for a policy. This one asks nothing of anybody, until reports show that all is signed.
    record('Dmarc', `_dmarc.${senderDomain} TXT "v=DMARC1; p=none", unless there is a record already`)
  }
}
