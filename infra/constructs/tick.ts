import { Duration, Stack } from 'aws-cdk-lib'
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import type { IFunction } from 'aws-cdk-lib/aws-lambda'
import { Schedule, ScheduleExpression, ScheduleTargetInput } from 'aws-cdk-lib/aws-scheduler'
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets'
import type { IQueue } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import { tickWorthMinutes } from './publish-function.ts'

export interface TickProps {
  readonly publish: IFunction
  readonly deadLetters: IQueue
}

/** The EventBridge schedule that calls publish at every quarter of an hour. */
export class Tick extends Construct {
  constructor(scope: Construct, id: string, { publish, deadLetters }: TickProps) {
    super(scope, id)
    const { account } = Stack.of(this)
    const role = new Role(this, 'Role', {
      // The condition admits this account's schedules only, so that another account cannot use the role
      // (confused deputy).
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': account } },
      }),
    })
    const allow = (action: string, resource: string) =>
      role.addToPolicy(new PolicyStatement({ actions: [action], resources: [resource] }))
    allow('lambda:InvokeFunction', publish.functionArn)
    allow('sqs:SendMessage', deadLetters.queueArn)

    new Schedule(this, 'Schedule', {
      // A rate would count from the time of the deployment, but readers choose full hours.
      schedule: ScheduleExpression.cron({ minute: '0/15' }),
      target: new LambdaInvoke(publish, {
        // Publish checks `source` only, so the input is stated here and not left to the scheduler's default.
        input: ScheduleTargetInput.fromObject({ source: 'aws.scheduler' }),
        // Policy updates are off, because CDK would also allow every version and alias of the function.
        role: role.withoutPolicyUpdates(),
        deadLetterQueue: deadLetters,
        retryAttempts: 3,
        maxEventAge: Duration.minutes(tickWorthMinutes),
      }),
    })
  }
}
