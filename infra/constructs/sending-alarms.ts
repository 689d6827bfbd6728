import { Stats, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch'
import { Construct } from 'constructs'
import { harmLimits } from '../../shared/delivery/aftermath/reputation.ts'
import { alarmOn, type Operator } from './alarm.ts'
import { metricOf, sesMetric } from './metrics.ts'

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
      means: `${percent(harmLimits.bounces.share)} of the mails bounce, and AWS reviews the account at 5 %`,
      paragraph: 'bounces',
      metric: sesMetric.bounceRate(),
      broken: { from: harmLimits.bounces.share },
      missing: TreatMissingData.IGNORE,
    })
    alarmOn(this, 'Complaints', operator, {
      means: `${percent(harmLimits.complaints.share)} of the readers call the mails spam, and AWS reviews the account at 0.1 %`,
      paragraph: 'complaints',
      metric: sesMetric.complaintRate(),
      broken: { from: harmLimits.complaints.share },
      missing: TreatMissingData.IGNORE,
    })
  }
}

/** 0.0008 is 0.08 % */
const percent = (share: number): string => `${Number((share * 100).toPrecision(3))} %`
