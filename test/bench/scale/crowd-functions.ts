import { deliverBatch } from '../../../functions/deliver/deliver.ts'
import { wirePublish } from '../../../functions/publish/wiring.ts'
import { deliverTimeoutSeconds } from '../../../infra/function-limits.ts'
import { schedulerEvent } from '../../../infra/local/scheduler-event.ts'
import { lambdaContext } from '../../../infra/local/sqs/lambda-context.ts'
import { sqsEvent } from '../../../infra/local/sqs/sqs-event.ts'
import { dynamoDeliveryStore } from '../../../shared/aws/dynamo-delivery-store.ts'
import { dynamoEditionStore } from '../../../shared/aws/dynamo-edition-store.ts'
import { dynamoProofStore } from '../../../shared/aws/dynamo-proof-store.ts'
import { dynamoSeatStore } from '../../../shared/aws/dynamo-seat-store.ts'
import { dynamoSendingStore } from '../../../shared/aws/dynamo-sending-store.ts'
import { dynamoSubscriberStore } from '../../../shared/aws/dynamo-subscriber-store.ts'
import type { DynamoClient } from '../../../shared/aws/dynamo-table.ts'
import type { SesClient } from '../../../shared/aws/ses-mailer.ts'
import { type SqsClient, sqsSeatQueue } from '../../../shared/aws/sqs-queues.ts'
import { jitteredBackOff } from '../../../shared/concurrency/back-off.ts'
import type { Mailer } from '../../../shared/delivery/attempt/mailer.ts'
import type { SeatCount } from '../../../shared/delivery/pace/seat.ts'
import { cachedEditionStore } from '../../../shared/edition/cached-edition-store.ts'
import type { Log } from '../../../shared/log/log.ts'
import { noMetrics as metrics } from '../../../shared/log/metrics.ts'
import { secondMs } from '../../../shared/time/clock.ts'
import type { memoryQueue } from '../../simulation/memory-queue.ts'
import { random } from '../../simulation/random.ts'
import type { simulatedEnvironments } from '../../simulation/simulated-environment.ts'
import { initGbSeconds, memoryMb } from '../cost-assumed.ts'
import { processor } from './crowd-services.ts'
import type { SimulatedTime } from './simulated-time.ts'

type Message = ReturnType<ReturnType<typeof memoryQueue>['receive']>[number]

interface CrowdFunctionsDeps {
  readonly environments: ReturnType<typeof simulatedEnvironments>
  readonly time: SimulatedTime
  readonly clients: { readonly dynamo: DynamoClient; readonly ses: SesClient; readonly sqs: SqsClient }
  readonly mailer: Mailer
  readonly workers: SeatCount
  readonly cpuMs: number
}

const silent: Log = {
  info() {},
  warn() {},
  error(message, fields) {
    throw new Error(`${message} ${JSON.stringify(fields)}`)
  },
}

/**
 * Publish as production wires it, and deliver with all of production's parts but two: no digest is composed, because that
 * takes no time but the processor's, which is simulated; and the mail goes to SES in simulated time.
 */
export function crowdFunctions(deps: CrowdFunctionsDeps) {
  const { environments, time, clients, workers } = deps
  const { clock, wait } = time
  const draw = random('a crowd')
  const common = { ...clients, clock, wait, random: draw.next, log: silent, metrics }
  const publish = wirePublish(environments.publish, { ...common, sources: [], enrichments: [] })
  const batches = Array.from({ length: workers }, () => deliverOf(deps, common))
  let [calls, gbSeconds] = [0, 0]
  const containers = new Set<number>()

  return {
    calls: () => calls,
    gbSeconds: () => gbSeconds,
    initGbSeconds: () => containers.size * initGbSeconds('deliver'),
    async tick(): Promise<void> {
      const from = clock()
      calls++
      await publish(schedulerEvent(from))
      gbSeconds += ((memoryMb.publish / 1_024) * (clock() - from)) / secondMs
    },
    async deliver(seat: number, message: Message): Promise<void> {
      const from = clock()
      calls++
      containers.add(seat)
      const context = lambdaContext('deliver', clock, from + deliverTimeoutSeconds * secondMs)
      const answer = await batches[seat]?.(sqsEvent('seats', [message]), context)
      if (answer?.response.batchItemFailures.length !== 0)
        throw new Error(`the worker of seat ${seat} failed`)
      gbSeconds += ((memoryMb.deliver / 1_024) * (clock() - from)) / secondMs
    },
  }
}

let attempts = 0

function deliverOf(
  { environments, clients, mailer, workers, cpuMs }: CrowdFunctionsDeps,
  common: Parameters<typeof jitteredBackOff>[0] & Pick<SimulatedTime, 'clock' | 'wait'>,
) {
  const { dynamo, sqs } = clients
  const table = environments.deliver.TABLE_NAME
  const compute = processor(common)
  return deliverBatch({
    ...common,
    log: silent,
    metrics,
    seatCount: workers,
    subscribers: dynamoSubscriberStore(dynamo, table, jitteredBackOff(common)),
    deliveries: dynamoDeliveryStore(dynamo, table),
    editions: cachedEditionStore(dynamoEditionStore(dynamo, table)),
    seats: dynamoSeatStore(dynamo, table, workers),
    seatQueue: sqsSeatQueue(sqs, environments.deliver.SEATS_QUEUE_URL),
    sending: dynamoSendingStore(dynamo, table),
    proof: dynamoProofStore(dynamo, table),
    mailer,
    async composeDigest({ address }) {
      await compute(cpuMs)
      return { to: address, subject: '', html: '', text: '', headers: {} }
    },
    newAttemptId: () => `00000000-0000-4000-8000-${String(++attempts).padStart(12, '0')}`,
  })
}
