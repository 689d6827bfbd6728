import { CfnOutput, RemovalPolicy, Stack } from 'aws-cdk-lib'
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
import type { Stage } from '../stages.ts'
import type { WorkQueue } from './work-queue.ts'

export interface SendingProps {
  readonly senderDomain: string
  /** Whether SES gets to know the domain by this stack, or does already. */
  readonly identity: Stage['identity']
  /** Where bounces come back to, below the sender's domain; without it, to a domain of SES's own. */
  readonly mailFrom: string | undefined
  /** Takes what SES reports about each mail. */
  readonly feedback: WorkQueue
}

/** Amazon SES: the sender's domain, and a configuration set that reports on every mail sent with it. */
export class Sending extends Construct {
  readonly configurationSet: string
  readonly configurationSetArn: string

  constructor(scope: Construct, id: string, props: SendingProps) {
    super(scope, id)
    const { senderDomain, feedback } = props
    const set = new ConfigurationSet(this, 'Set', { reputationMetrics: true })
    if (props.identity === 'created') this.createIdentity(set, props)

    // By SNS, because SES's way to EventBridge is best effort. The queue is the only way in: nothing can be forged.
    // No key of KMS: SNS hands a report on at once and has its disks encrypted. SES may not use AWS's own key for SNS, and
    // one for it alone costs more a month than all reports, and is one more thing that can silence them unseen.
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
    // Gmail and Yahoo ask bulk senders for a policy. This one asks nothing of anybody, until reports show that all is signed.
    this.tell('Dmarc', `_dmarc.${senderDomain} TXT "v=DMARC1; p=none", unless there is a record already`)
  }

  /** Mails name the configuration set and IAM allows the sender's address, so nothing else hangs on who made this. */
  private createIdentity(set: ConfigurationSet, { senderDomain, mailFrom }: SendingProps): void {
    const identity = new EmailIdentity(this, 'Identity', {
      identity: Identity.domain(senderDomain),
      // Also on a mail that somebody sends from this domain without naming the set.
      configurationSet: set,
      dkimSigning: true,
      dkimIdentity: DkimIdentity.easyDkim(EasyDkimSigningKeyLength.RSA_2048_BIT),
      // Where its MX record is missing, SES uses its own domain: the mails still go out, aligned by DKIM.
      ...(mailFrom !== undefined && { mailFromDomain: mailFrom }),
    })
    // Another stack, or somebody's programs, may send as this domain: what it is verified by must not go with this stack.
    identity.applyRemovalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE)
    identity.dkimRecords.forEach(({ name, value }, index) => {
      this.tell(`Dkim${index + 1}`, `${name} CNAME ${value}`)
    })
    if (mailFrom === undefined) return
    this.tell('MailFromMx', `${mailFrom} MX 10 feedback-smtp.${Stack.of(this).region}.amazonses.com`)
    this.tell('MailFromSpf', `${mailFrom} TXT "v=spf1 include:amazonses.com ~all"`)
  }

  /** A record for the operator's DNS. */
  private tell(name: string, value: string): void {
    new CfnOutput(this, name, { value })
  }
}
