import { randomUUID } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { SESClient } from '@aws-sdk/client-ses'
import { wireDeliver } from '../../../functions/deliver/wiring.ts'
import { lambdaLog } from '../../../functions/lambda/log.ts'
import { lambdaMetrics } from '../../../functions/lambda/metrics.ts'
import { perInvocation } from '../../../functions/lambda/per-invocation.ts'
import { deliverTimeoutSeconds } from '../../../infra/function-limits.ts'
import { lambdaContext } from '../../../infra/local/sqs/lambda-context.ts'
import { sqsEvent } from '../../../infra/local/sqs/sqs-event.ts'
import { sesClientConfig, workerClientConfig } from '../../../shared/aws/client-config.ts'
import { leanClient } from '../../../shared/aws/lean-client.ts'
import type { SesClient } from '../../../shared/aws/ses-mailer.ts'
import { withRawMails } from '../../../shared/aws/ses-raw-mail.ts'
import type { SqsClient } from '../../../shared/aws/sqs-queues.ts'
import { seatMessage } from '../../../shared/delivery/pace/seat.ts'
import { composeMime } from '../../../shared/mime/compose-mime.ts'
import { secondMs } from '../../../shared/time/clock.ts'
import { memoryQueue } from '../../simulation/memory-queue.ts'
import { simulatedEnvironments } from '../../simulation/simulated-environment.ts'
import { answerParent } from './answer-parent.ts'
import { memoryDeeds, type Spent, spending } from './spent.ts'

const queue = (name: string) => memoryQueue({ name, clock: Date.now, visibilityTimeoutSeconds: 5_400 })
const seats = queue('seats')
const environments = simulatedEnvironments({
  seats,
  letters: queue('letters'),
  feedback: queue('feedback'),
  feedbackDeadLetters: queue('feedback-dead-letters'),
})

/** When calls for mails were started, by this process's clock. */
let starts: number[] = []

/** As `handler.ts` makes it, but for the keys, which no secret holds. */
const world = {
  dynamo: leanClient(DynamoDBClient, workerClientConfig),
  ses: noting(withRawMails(leanClient(SESClient, sesClientConfig))),
  sqs: {
    send: () => Promise.reject(new Error('a successor was summoned, and none should be')),
  } as unknown as SqsClient,
  composeMime,
  clock: Date.now,
  wait: (ms: number) => setTimeout(ms),
  newId: randomUUID,
  random: Math.random,
  log: lambdaLog('deliver'),
  metrics: lambdaMetrics('deliver'),
}

function noting(client: SESClient): SesClient {
  return {
    send: (...given: Parameters<SESClient['send']>) => {
      starts.push(Date.now())
      return client.send(...given)
    },
  } as SesClient
}

/** One for each number of lanes, so that an edition is read once, as in a container that lives on. */
const batches = new Map<number | undefined, ReturnType<typeof newBatch>>()

function newBatch(lanes: number | undefined) {
  const fixed = lanes === undefined ? {} : { lanes }
  const { batch } = wireDeliver(environments.deliver, { ...world, ...fixed }, environments.keys)
  return perInvocation(world, batch)
}

export interface DeliverTask {
  readonly readers: number
  /** Unless given, as many as the rate asks for. */
  readonly lanes?: number
}

/**
 * On a machine that is busy with something else a call can take longer than production waits. The reader is then mailed
 * by the next run, as always.
 */
const isNearly = (submitted: number, readers: number): boolean =>
  Math.abs(submitted - readers) <= Math.ceil(readers / 20)

const deeds = {
  ...memoryDeeds,
  /** Works off the seat, as the function does that Lambda calls with a message. */
  async run({ readers, lanes }: DeliverTask): Promise<Spent> {
    const known = batches.get(lanes) ?? newBatch(lanes)
    batches.set(lanes, known)
    starts = []
    seats.send(JSON.stringify(seatMessage(0)))
    const event = sqsEvent('seats', seats.receive(1))
    const context = lambdaContext('deliver', Date.now, Date.now() + deliverTimeoutSeconds * secondMs)
    return spending(async () => {
      const { response, seats: runs } = await known(event, context)
      const [run] = runs
      const submitted = run?.taken ? (run.outcomes.submitted ?? 0) : 0
      if (response.batchItemFailures.length > 0 || !isNearly(submitted, readers))
        throw new Error(`${readers} readers were due, and the seat did ${JSON.stringify(run)}`)
      return submitted
    })
  },
  starts: () => starts,
}

export type DeliverDeeds = typeof deeds

answerParent(deeds)
