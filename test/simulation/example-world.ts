import { PutItemCommand } from '@aws-sdk/client-dynamodb'
import { wireDeliver } from '../../functions/deliver/wiring.ts'
import { wireFeedback } from '../../functions/feedback/wiring.ts'
import { wirePublish } from '../../functions/publish/wiring.ts'
import { sampleSource } from '../../infra/local/papers/sample.ts'
import { schedulerEvent } from '../../infra/local/scheduler-event.ts'
import { tableDefinition } from '../../shared/aws/dynamo-table.ts'
import { noMetrics } from '../../shared/log/metrics.ts'
import { composeMime } from '../../shared/mime/compose-mime.ts'
import type { Subscriber } from '../../shared/subscriber/subscriber.ts'
import { memoryDynamo } from '../dynamo/memory-dynamo.ts'
import { storedSubscriber } from '../dynamo/stored-subscriber.ts'
import { catalogues } from '../fakes/english.ts'
import type { Actor } from './actor.ts'
import { clientsOf } from './clients.ts'
import { deliverBatch } from './deliver-batch.ts'
import { memoryQueue } from './memory-queue.ts'
import { memorySes } from './memory-ses.ts'
import { memorySqs } from './memory-sqs.ts'
import { orderly, type Policy } from './policy.ts'
import { random } from './random.ts'
import { scheduler } from './scheduler.ts'
import { simulatedEnvironments, simulatedTable } from './simulated-environment.ts'

/** The smallest whole world: production's handlers, memory for everything outside, one owner of the order. */
export function exampleWorld(start: number, policy: Policy = orderly) {
  const time = scheduler({ start, policy })
  const { clock } = time
  const queue = (name: string) => memoryQueue({ name, clock, visibilityTimeoutSeconds: 5_400 })
  const feedbackDeadLetters = queue('feedback-dead-letters')
  const queues = {
    seats: queue('seats'),
    letters: queue('letters'),
    feedback: queue('feedback'),
    feedbackDeadLetters,
  }
  const dynamo = memoryDynamo({ clock, definition: tableDefinition(simulatedTable) })
  const sqs = memorySqs({ queues: Object.values(queues) })
  const ses = memorySes({
    clock,
    publish: (at, type, body) => time.at(at, `${type} reaches the queue`, () => queues.feedback.send(body)),
  })
  const environments = simulatedEnvironments(queues)
  const chance = random('example')
  let ids = 0
  const outside = (actor: Actor) => ({
    ...clientsOf(time, { dynamo, ses, sqs }, () => actor),
    clock: actor.clock,
    wait: (ms: number) => time.wait(actor, ms),
    composeMime,
    catalogues,
    newId: () => `id-${++ids}`,
    random: chance.next,
    log: { info() {}, warn() {}, error() {} },
    metrics: noMetrics,
  })
  const functions = { scheduler: time, timeoutSeconds: 900 }
  return {
    time,
    dynamo,
    ses,
    queues,
    put(subscriber: Subscriber): void {
      dynamo.execute(new PutItemCommand({ TableName: simulatedTable, Item: storedSubscriber(subscriber) }))
    },
    tick: () =>
      time.spawn('publish', (actor) =>
        wirePublish(environments.publish, {
          ...outside(actor),
          sources: [sampleSource()],
          enrichments: [],
        })(schedulerEvent(clock())),
      ),
    deliver: () =>
      deliverBatch({
        ...functions,
        queue: queues.seats,
        name: 'deliver',
        handler: (actor) => wireDeliver(environments.deliver, outside(actor), environments.keys).handler,
      }),
    feedback: () =>
      deliverBatch({
        ...functions,
        queue: queues.feedback,
        name: 'feedback',
        handler: (actor) => wireFeedback(environments.feedback, outside(actor), environments.keys),
      }),
  }
}
