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

/**
 * The variables of a function's own schema. `tsc` fails if one is missing or if the schema does not have it.
 */
export type EnvironmentOf<Schema extends z.core.$ZodType> = Readonly<
  Record<keyof z.input<Schema> & string, string>
>

/** Gives the bundle of a function. */
export type FunctionCode = (name: FunctionName) => Code

export interface ServiceFunctionProps {
  readonly name: FunctionName
  readonly code: FunctionCode
  readonly timeoutSeconds: number
  readonly memoryMb: number
  readonly environment: Readonly<Record<string, string>>
  /**
   * True switches loop detection off: Lambda otherwise stops a function that calls itself by messages after
   * 16 rounds.
   */
  readonly callsItself?: boolean
}

export interface Consumption {
  readonly batchSize: number
  /** The most calls that run at once; AWS allows 2 to 1,000. */
  readonly maximumConcurrency: number
  /** The seconds that a batch may wait to become full; more seconds mean fewer calls. */
  readonly batchingWindowSeconds?: number
}

/**
 * A function with its log and its role. The role may only write to that log, until `allow` or `consume` adds
 * rights.
 */
export class ServiceFunction extends Construct {
  readonly name: FunctionName
  readonly lambda: Lambda
  private readonly role: Role

  constructor(scope: Construct, id: string, props: ServiceFunctionProps) {
    super(scope, id)
    this.name = props.name
    // `LogRetention` sets the stage's retention.
    const logGroup = new LogGroup(this, 'Log')
    // AWS's managed policy would allow writing to every log of the account.
    this.role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') })
    logGroup.grantWrite(this.role)
    // Concurrency is not reserved: a new account has 10 in all, and AWS refuses to reserve any of them.
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

  /** Allows these IAM actions on these resources, under IAM conditions if any are given. */
  allow(
    actions: string[],
    resources: string[],
    conditions: Record<string, Record<string, string | string[]>> = {},
  ): void {
    this.role.addToPolicy(new PolicyStatement({ actions, resources, conditions }))
  }

  /** Lets the queue call the function. Each message of a batch succeeds or fails alone. */
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
