import { Duration } from 'aws-cdk-lib'
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import {
  Architecture,
  type Code,
  EventSourceMapping,
  Function as Lambda,
  RecursiveLoop,
  Runtime,
} from 'aws-cdk-lib/aws-lambda'
import { LogGroup } from 'aws-cdk-lib/aws-logs'
import type { IQueue } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import type * as z from 'zod'
import { type FunctionName, lambdaHandler } from '../bundling.ts'
import { metricNamespace } from './metrics.ts'

/** Exactly the variables that a function's own schema names: `tsc` fails where one is missing or is not read. */
export type EnvironmentOf<Schema extends z.core.$ZodType> = Readonly<
  Record<keyof z.input<Schema> & string, string>
>

/** Where a function's bundle comes from. */
export type FunctionCode = (name: FunctionName) => Code

export interface ServiceFunctionProps {
  readonly name: FunctionName
  readonly code: FunctionCode
  readonly timeoutSeconds: number
  readonly memoryMb: number
  readonly environment: Readonly<Record<string, string>>
  /** Lambda stops a function whose messages call it again, after 16 rounds, unless that is what it is made for. */
  readonly callsItself?: boolean
}

export interface Consumption {
  readonly batchSize: number
  /** AWS allows 2 to 1,000. */
  readonly maximumConcurrency: number
  /** How long a batch may wait to be full: fewer calls, where nobody waits for one. */
  readonly batchingWindowSeconds?: number
}

/** A function with its log and a role that may do nothing else than write there, until it is allowed more. */
export class ServiceFunction extends Construct {
  readonly name: FunctionName
  readonly lambda: Lambda
  private readonly role: Role

  constructor(scope: Construct, id: string, props: ServiceFunctionProps) {
    super(scope, id)
    this.name = props.name
    // How long it remembers is the stage's choice (`LogRetention`).
    const logGroup = new LogGroup(this, 'Log')
    // Not AWS's managed role: that one may write every log of the account.
    this.role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') })
    logGroup.grantWrite(this.role)
    // No reserved concurrency: a new account has 10 in all, and a deployment that takes some of them fails.
    this.lambda = new Lambda(this, 'Lambda', {
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      code: props.code(props.name),
      handler: lambdaHandler,
      role: this.role,
      logGroup,
      timeout: Duration.seconds(props.timeoutSeconds),
      memorySize: props.memoryMb,
      environment: { ...props.environment, POWERTOOLS_METRICS_NAMESPACE: metricNamespace },
      recursiveLoop: props.callsItself ? RecursiveLoop.ALLOW : RecursiveLoop.TERMINATE,
    })
  }

  /** Allows these actions on these resources, where the conditions hold, as IAM writes them. */
  allow(
    actions: string[],
    resources: string[],
    conditions: Record<string, Record<string, string>> = {},
  ): void {
    this.role.addToPolicy(new PolicyStatement({ actions, resources, conditions }))
  }

  /** Is called with the messages of a queue; each of a batch succeeds or fails alone. */
  consume(
    id: string,
    queue: IQueue,
    { batchSize, maximumConcurrency, batchingWindowSeconds = 0 }: Consumption,
  ): void {
    this.allow(['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'], [queue.queueArn])
    new EventSourceMapping(this, id, {
      target: this.lambda,
      eventSourceArn: queue.queueArn,
      batchSize,
      maxConcurrency: maximumConcurrency,
      maxBatchingWindow: Duration.seconds(batchingWindowSeconds),
      reportBatchItemFailures: true,
    })
  }
}
