import { Stats, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch'
import { Construct } from 'constructs'
import { alarmOn, type Operator } from './alarm.ts'
import { metricOf, sesMetric } from './metrics.ts'

/** AWS reviews an account at 5 % bounces or 0.1 % complaints: the service stops itself, and tells, before that. */
export const bounceRateLimit = 0.04
export const complaintRateLimit = 0.0008

export interface SendingAlarmsProps {
  readonly operator: Operator
}

/** What stands between the service and the mailboxes: SES, its quota, its reports, and the account's reputation. */
export class SendingAlarms extends Construct {
  constructor(scope: Construct, id: string, { operator }: SendingAlarmsProps) {
    super(scope, id)
    alarmOn(this, 'InDoubt', operator, {
      means: 'For at least one reader nobody will ever know whether the digest went out',
      paragraph: 'in-doubt',
      metric: metricOf.deliver('inDoubt'),
      broken: { from: 1 },
    })
    alarmOn(this, 'Stopped', operator, {
      means: 'Sending is stopped, by itself or by an operator, while readers stay due',
      paragraph: 'sending-stopped',
      metric: metricOf.publish('sendingStopped', Stats.MAXIMUM),
      broken: { from: 1 },
    })
    alarmOn(this, 'Quota', operator, {
      means: "Four fifths of the account's mails a day are used up",
      paragraph: 'quota',
      metric: metricOf.publish('quotaUsed', Stats.MAXIMUM),
      broken: { from: 80 },
    })
    alarmOn(this, 'FeedbackSilent', operator, {
      means: 'Mails go out, but for half an hour SES has reported none of them',
      paragraph: 'feedback-silent',
      metric: metricOf.publish('feedbackSilent', Stats.MAXIMUM),
      broken: { from: 30 },
    })
    // SES tells its rates only now and then, and not at all while nothing is sent: a rate that was too high has not
    // become better by silence.
    alarmOn(this, 'Bounces', operator, {
      means: 'Four mails in a hundred bounce, and AWS reviews the account at five',
      paragraph: 'bounces',
      metric: sesMetric.bounceRate(),
      broken: { from: bounceRateLimit },
      missing: TreatMissingData.IGNORE,
    })
    alarmOn(this, 'Complaints', operator, {
      means: 'Eight readers in ten thousand call the mails spam, and AWS reviews the account at ten',
      paragraph: 'complaints',
      metric: sesMetric.complaintRate(),
      broken: { from: complaintRateLimit },
      missing: TreatMissingData.IGNORE,
    })
  }
}
