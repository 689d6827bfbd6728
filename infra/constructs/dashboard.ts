import { CfnOutput, Duration, Stack } from 'aws-cdk-lib'
import {
  Dashboard as Board,
  Color,
  GraphWidget,
  type GraphWidgetProps,
  type IMetric,
  Stats,
  TextWidget,
} from 'aws-cdk-lib/aws-cloudwatch'
import { Construct } from 'constructs'
import { chargesSoFar, metricOf, sesMetric } from './metrics.ts'

const budgets = 'https://console.aws.amazon.com/costmanagement/home#/budgets'
const aboutCharges = `AWS updates the account's charges a few times a day, if billing alerts are switched on (billing console, preferences). [The month's budget](${budgets}) needs no such switch.`

/**
 * The state of the service on one page: the edition, its delivery, the readers, SES's reports, the quota and
 * the costs.
 */
export class Dashboard extends Construct {
  constructor(scope: Construct, id: string) {
    super(scope, id)
    const { region, stackName } = Stack.of(this)
    const { api, deliver, feedback, letters, publish } = metricOf
    const board = new Board(this, 'Board', { dashboardName: stackName, defaultInterval: Duration.days(7) })
    const graph = (title: string, left: IMetric[], more: Omit<GraphWidgetProps, 'title' | 'left'> = {}) =>
      new GraphWidget({ title, left, width: 12, ...more })

    board.addWidgets(
      graph(
        'Papers of the edition, and how many minutes it is missing',
        [publish('editionPapers', Stats.MAXIMUM)],
        {
          right: [publish('editionMissing', Stats.MAXIMUM)],
        },
      ),
      graph(
        'Deliveries by outcome',
        [
          deliver('submitted'),
          deliver('failed'),
          deliver('inDoubt'),
          deliver('released'),
          deliver('throttled'),
          letters('submitted'),
          letters('refused'),
          letters('throttled'),
        ],
        { stacked: true },
      ),
    )
    board.addWidgets(
      graph('Seconds from due to submitted', [
        deliver('dueToSubmitted', Stats.p(50)),
        deliver('dueToSubmitted', Stats.p(95)),
        deliver('dueToSubmitted', Stats.MAXIMUM),
      ]),
      graph('Minutes: longest waiting reader, silence of feedback', [
        publish('overdue', Stats.MAXIMUM),
        publish('feedbackSilent', Stats.MAXIMUM),
      ]),
    )
    const day = Duration.days(1)
    board.addWidgets(
      graph('Readers a day', [
        api('signUps', Stats.SUM, day),
        api('confirmations', Stats.SUM, day),
        api('leaves', Stats.SUM, day),
      ]),
      graph('Reports of SES', [
        feedback('deliveries'),
        feedback('bounces'),
        feedback('complaints'),
        feedback('blocked'),
        feedback('unreadable'),
        feedback('notices'),
      ]),
    )
    board.addWidgets(
      graph(
        'Sign-ups: step of the guard (1 guarded, 2 trickle), harm by letters to new addresses',
        [publish('guardStep', Stats.MAXIMUM), feedback('unconfirmedHarm')],
        {
          right: [publish('allowanceUsed', Stats.MAXIMUM)],
          rightYAxis: { min: 0, max: 100 },
        },
      ),
      graph(
        'Letters that wait or take no place: held, to no mail domain, dropped within a day, minutes of the longest wait',
        [letters('held'), letters('noMailDomain'), publish('lettersDropped', Stats.MAXIMUM)],
        { right: [publish('lettersWaiting', Stats.MAXIMUM)] },
      ),
    )
    board.addWidgets(
      graph('Reputation of the account', [sesMetric.bounceRate()], {
        leftAnnotations: [{ value: 0.05, color: Color.RED, label: 'bounces: review' }],
        right: [sesMetric.complaintRate()],
        rightAnnotations: [{ value: 0.001, color: Color.ORANGE, label: 'complaints: review' }],
      }),
      graph('Mails of the account, and percent of its quota', [sesMetric.sent()], {
        right: [publish('quotaUsed', Stats.MAXIMUM)],
        rightYAxis: { min: 0, max: 100 },
      }),
    )
    board.addWidgets(
      graph('Dollars so far this month, the whole account', [chargesSoFar()]),
      new TextWidget({ markdown: aboutCharges, width: 12, height: 6 }),
    )
    new CfnOutput(this, 'Url', {
      value: `https://${region}.console.aws.amazon.com/cloudwatch/home?region=${region}#dashboards/dashboard/${stackName}`,
    })
  }
}
