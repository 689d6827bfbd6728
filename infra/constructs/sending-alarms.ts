import { Duration } from 'aws-cdk-lib'
import { MathExpression, Stats, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch'
import { Construct } from 'constructs'
import { harmLimits } from '../../shared/delivery/aftermath/reputation.ts'
import { alarmOn, type Operator } from './alarm.ts'
import { metricOf, sesMetric } from './metrics.ts'

export interface SendingAlarmsProps {
  readonly operator: Operator
}

/**
 * Alarms about sending: attempts in doubt, refused digests, a stop, SES's quota, its reports, receivers who
 * refuse the sender, and the account's reputation.
 */
export class SendingAlarms extends Construct {
  constructor(scope: Construct, id: string, { operator }: SendingAlarmsProps) {
    super(scope, id)
    alarmOn(this, 'InDoubt', operator, {
      means: 'For at least one reader, it cannot be found out whether the digest was sent',
      paragraph: 'in-doubt',
      metric: metricOf.deliver('inDoubt'),
      broken: { from: 1 },
    })
    alarmOn(this, 'Refused', operator, {
      means: 'SES has refused the digest of at least one reader for good, and does not try that one again',
      paragraph: 'refused',
      metric: metricOf.deliver('failed'),
      broken: { from: 1 },
    })
    alarmOn(this, 'Stopped', operator, {
      means: 'Sending is stopped, by SES, the circuit breaker or an operator, and readers get no digests',
      paragraph: 'sending-stopped',
      metric: metricOf.publish('sendingStopped', Stats.MAXIMUM),
      broken: { from: 1 },
    })
    alarmOn(this, 'Quota', operator, {
      means: "At least 80 % of the account's daily SES quota is used up",
      paragraph: 'quota',
      metric: metricOf.publish('quotaUsed', Stats.MAXIMUM),
      broken: { from: 80 },
    })
    alarmOn(this, 'FeedbackSilent', operator, {
      means: 'Mails go out, but SES has reported none of them for half an hour',
      paragraph: 'feedback-silent',
      metric: metricOf.publish('feedbackSilent', Stats.MAXIMUM),
      broken: { from: 30 },
    })
    alarmOn(this, 'Unreadable', operator, {
      means: 'A message on the queue of reports could not be read, and was put aside',
      paragraph: 'unreadable-reports',
      metric: metricOf.feedback('unreadable'),
      broken: { from: 1 },
    })
    alarmOn(this, 'Blocked', operator, {
      means: `Receivers refuse ${percent(blockLimit.share)} of a day's mails because of their sender or their content`,
      paragraph: 'blocked',
      metric: blockedShare(),
      broken: { from: blockLimit.share },
    })
    // SES writes its rates only now and then, and not at all while nothing is sent. Missing data does not
    // mean that a rate has become better.
    alarmOn(this, 'Bounces', operator, {
      means: `At least ${percent(harmLimits.bounces.share)} of the mails bounce, and AWS reviews the account at 5 %`,
      paragraph: 'bounces',
      metric: sesMetric.bounceRate(),
      broken: { from: harmLimits.bounces.share },
      missing: TreatMissingData.IGNORE,
    })
    alarmOn(this, 'Complaints', operator, {
      means: `At least ${percent(harmLimits.complaints.share)} of the mails are reported as spam, and AWS reviews the account at 0.1 %`,
      paragraph: 'complaints',
      metric: sesMetric.complaintRate(),
      broken: { from: harmLimits.complaints.share },
      missing: TreatMissingData.IGNORE,
    })
  }
}

/** One mailbox in a hundred has a filter of its own; fewer mails than these say nothing of the sender. */
export const blockLimit = { share: 0.01, leastMails: 10 } as const

/** The share of blocked mails among those of a day whose fate SES reported; 0 while they are few. */
function blockedShare(): MathExpression {
  const day = Duration.days(1)
  return new MathExpression({
    expression: `IF(blocked >= ${blockLimit.leastMails}, blocked / (blocked + FILL(delivered, 0)), 0)`,
    usingMetrics: {
      blocked: metricOf.feedback('blocked', Stats.SUM, day),
      delivered: metricOf.feedback('deliveries', Stats.SUM, day),
    },
    label: 'Share of blocked mails',
    period: day,
  })
}

/** `0.0008` becomes `0.08 %`. */
const percent = (share: number): string => `${Number((share * 100).toPrecision(3))} %`
