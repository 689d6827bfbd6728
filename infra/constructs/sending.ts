import { CfnOutput, RemovalPolicy, Stack } from 'aws-cdk-lib'
import {
  ConfigurationSet,
  ConfigurationSetTlsPolicy,
  DkimIdentity,
  EasyDkimSigningKeyLength,
  EmailIdentity,
  EmailSendingEvent,
  EventDestination,
  Identity,
  SuppressionReasons,
} from 'aws-cdk-lib/aws-ses'
import { Topic } from 'aws-cdk-lib/aws-sns'
import { SqsSubscription } from 'aws-cdk-lib/aws-sns-subscriptions'
import { Construct } from 'constructs'
import { firstRecord } from '../dmarc/proposal.ts'
import type { Stage } from '../stages.ts'
import type { WorkQueue } from './work-queue.ts'

export interface SendingProps {
  readonly senderDomain: string
  /** The address that answers go to. */
  readonly replyTo: string
  /** `created` if this stack adds the sender's domain to SES; `existing` if SES has it already. */
  readonly identity: Stage['identity']
  /**
   * The host below the sender's domain to which bounces return; without it, they return to a domain of SES.
   */
  readonly mailFrom: string | undefined
  /** Whether a mail may go to a mailbox that takes no TLS. */
  readonly tls: Stage['tls']
  /** Receives SES's reports about each mail. */
  readonly feedback: WorkQueue
}

/** The sender's domain in Amazon SES, and a configuration set that reports on every mail sent with it. */
export class Sending extends Construct {
  readonly configurationSet: string
  readonly configurationSetArn: string

  constructor(scope: Construct, id: string, props: SendingProps) {
    super(scope, id)
    const { senderDomain, feedback } = props
    const set = new ConfigurationSet(this, 'Set', {
      reputationMetrics: true,
      // SES keeps a list of its own, whatever the account's default is: a mail that slipped through here stops there.
      suppressionReasons: SuppressionReasons.BOUNCES_AND_COMPLAINTS,
      tlsPolicy:
        props.tls === 'require' ? ConfigurationSetTlsPolicy.REQUIRE : ConfigurationSetTlsPolicy.OPTIONAL,
    })
    if (props.identity === 'created') this.createIdentity(props)

    // The reports go by SNS, because SES delivers to EventBridge only with best effort. The queue is the only
    // way in, so nobody can forge a report. The topic has no KMS key: SNS forwards a report at once and
    // encrypts its disks. SES may not use AWS's managed key for SNS. A key of our own would cost more per
    // month than all reports, and could silence them unnoticed.
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
    // Reports that SNS cannot deliver go to feedback's dead-letter queue, in the same envelope and with the
    // same redrive.
    topic.addSubscription(
      new SqsSubscription(feedback.queue, { deadLetterQueue: feedback.deadLetters.queue }),
    )

    this.configurationSet = set.configurationSetName
    this.configurationSetArn = Stack.of(this).formatArn({
      service: 'ses',
      resource: 'configuration-set',
      resourceName: this.configurationSet,
    })
    // Gmail and Yahoo require a DMARC policy of bulk senders. `p=none` requests no action, until reports show
    // that all mails are signed.
    this.tell('Dmarc', `${firstRecord(senderDomain, props.replyTo)}, unless there is a record already`)
  }

  /**
   * Adds the sender's domain to SES. Mails name the configuration set and IAM allows the sender's address, so
   * an identity that was made elsewhere serves as well. The identity has no default set: it outlives the
   * stack, the set does not, and SES refuses mails whose default set is gone.
   */
  private createIdentity({ senderDomain, mailFrom }: SendingProps): void {
    const identity = new EmailIdentity(this, 'Identity', {
      identity: Identity.domain(senderDomain),
      dkimSigning: true,
      dkimIdentity: DkimIdentity.easyDkim(EasyDkimSigningKeyLength.RSA_2048_BIT),
      // If its MX record is missing, SES uses its own domain. The mails still go out, and DKIM aligns them.
      ...(mailFrom !== undefined && { mailFromDomain: mailFrom }),
    })
    // Other stacks or programs may send as this domain, so its verification must not be deleted with this
    // stack.
    identity.applyRemovalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE)
    identity.dkimRecords.forEach(({ name, value }, index) => {
      this.tell(`Dkim${index + 1}`, `${name} CNAME ${value}`)
    })
    if (mailFrom === undefined) return
    this.tell('MailFromMx', `${mailFrom} MX 10 feedback-smtp.${Stack.of(this).region}.amazonses.com`)
    this.tell('MailFromSpf', `${mailFrom} TXT "v=spf1 include:amazonses.com ~all"`)
  }

  /** Adds an output with a record for the operator's DNS. */
  private tell(name: string, value: string): void {
    new CfnOutput(this, name, { value })
  }
}
