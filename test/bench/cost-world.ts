import { wireApi } from '../../functions/api/wiring.ts'
import { wireDeliver } from '../../functions/deliver/wiring.ts'
import { wireFeedback } from '../../functions/feedback/wiring.ts'
import { lambdaLog } from '../../functions/lambda/log.ts'
import { type LambdaMetrics, lambdaMetrics } from '../../functions/lambda/metrics.ts'
import { wireLetters } from '../../functions/letters/wiring.ts'
import { wirePublish } from '../../functions/publish/wiring.ts'
import { type FunctionName, functionNames } from '../../infra/bundling.ts'
import { deliverTimeoutSeconds } from '../../infra/function-limits.ts'
import { noNameServer } from '../../infra/local/no-name-server.ts'
import { schedulerEvent } from '../../infra/local/scheduler-event.ts'
import { lambdaContext } from '../../infra/local/sqs/lambda-context.ts'
import { sqsEvent } from '../../infra/local/sqs/sqs-event.ts'
import { tableDefinition } from '../../shared/aws/dynamo-table.ts'
import { composeMime } from '../../shared/mime/compose-mime.ts'
import type { PaperSource } from '../../shared/paper/source/paper-source.ts'
import type { RequestId } from '../../shared/subscriber/link/request-id.ts'
import { type EpochMs, secondMs } from '../../shared/time/clock.ts'
import { sizeOfItem } from '../dynamo/engine/attribute-value.ts'
import { memoryDynamo } from '../dynamo/memory-dynamo.ts'
import { handClock } from '../fakes/hand-clock.ts'
import { noLimits } from '../fakes/sign-up-parts.ts'
import { type MemoryQueue, memoryQueue } from '../simulation/memory-queue.ts'
import { memorySes } from '../simulation/memory-ses.ts'
import { memorySqs } from '../simulation/memory-sqs.ts'
import { simulatedEnvironments, simulatedTable } from '../simulation/simulated-environment.ts'
import { assumed } from './cost-assumed.ts'
import { countingClients } from './cost-clients.ts'
import type { Ledger } from './cost-ledger.ts'

/** The service on parts in memory. Everything that it does is counted. It must run inside `capturingLog`. */
export function costWorld(ledger: Ledger, start: EpochMs, source: PaperSource) {
  const { clock, set, advance, wait } = handClock(start)
  const queue = (name: string) => memoryQueue({ name, clock, visibilityTimeoutSeconds: 5_400 })
  const queues = {
    seats: queue('seats'),
    letters: queue('letters'),
    feedback: queue('feedback'),
    feedbackDeadLetters: queue('feedback-dead-letters'),
  }
  const dynamo = memoryDynamo({ clock, definition: tableDefinition(simulatedTable) })
  const ses = memorySes({
    clock,
    quota: { perSecond: assumed.mailsPerSecond, perDay: 50_000 },
    publish(_at, _type, body) {
      // A message that SNS brings to a queue is billed as a request to that queue, too.
      ledger.add({ snsPublishes: 1, sqsRequests: 1 })
      queues.feedback.send(body)
    },
  })
  const sqs = memorySqs({ queues: Object.values(queues) })
  const clients = countingClients({ dynamo, ses, sqs }, ledger, advance)
  const simulated = simulatedEnvironments(queues)
  // All readers of a day sign up from one network: their letters must not wait.
  const signUps = { ...simulated.api.SIGN_UPS, budgets: noLimits }
  const environments = { ...simulated, api: { ...simulated.api, SIGN_UPS: signUps } }
  let ids = 0
  /** As long as those of production. */
  const newId = () => `00000000-0000-4000-8000-${String(++ids).padStart(12, '0')}`
  const metrics = Object.fromEntries(
    functionNames.map((name) => [name, lambdaMetrics(name)]),
  ) as unknown as Record<FunctionName, LambdaMetrics>
  const world = (name: FunctionName) => {
    const log = lambdaLog(name)
    log.beginInvocation(newId())
    return { ...clients(name), clock, wait, random: () => 0.5, log, metrics: metrics[name] }
  }

  async function call<T>(name: FunctionName, run: () => Promise<T>): Promise<T> {
    const from = clock()
    const result = await run()
    metrics[name].flush()
    ledger.call(name, clock() - from)
    return result
  }

  /** Lambda's poller: a receive and a delete for each batch. */
  async function workOff(
    name: FunctionName,
    from: MemoryQueue,
    most: number,
    handler: () => (event: ReturnType<typeof sqsEvent>, context: ReturnType<typeof lambdaContext>) => unknown,
  ): Promise<void> {
    for (let batch = from.receive(most); batch.length > 0; batch = from.receive(most)) {
      ledger.add({ sqsRequests: 2 })
      const context = lambdaContext(name, clock, clock() + deliverTimeoutSeconds * secondMs)
      const event = sqsEvent(from.name, batch)
      const answer = await call(name, async () => handler()(event, context))
      const failures = (answer as { readonly batchItemFailures: readonly object[] }).batchItemFailures
      if (failures.length > 0) throw new Error(`${name} failed for ${failures.length} of ${batch.length}`)
      for (const { receiptHandle } of batch) from.delete(receiptHandle)
    }
  }

  const slowly: typeof composeMime = (sender, mail) => {
    advance(assumed.composeMs)
    return composeMime(sender, mail)
  }
  // Each call has a container of its own and reads the edition again, which is rather too dear than too cheap.
  const deliver = () =>
    wireDeliver(
      environments.deliver,
      {
        ...world('deliver'),
        composeMime: slowly,
        newId,
      },
      environments.keys,
    ).handler
  // All calls share one container, as they come all day.
  const letters = wireLetters(
    environments.letters,
    { ...world('letters'), composeMime: slowly, mailDomains: noNameServer },
    environments.keys,
  )
  const feedback = wireFeedback(environments.feedback, world('feedback'), environments.keys)
  const api = wireApi(
    environments.api,
    {
      ...world('api'),
      newRequestId: () => String(++ids).padStart(22, 'r') as RequestId,
      clientIp: () => '2001:db8:1234:5678:9abc:def0:1234:5678',
      requestId: () => 'JKJaXmPLvHcESHA=',
      remainingMs: () => 15_000,
    },
    environments.keys,
  )

  return {
    clock,
    tokenKeys: environments.keys.tokenKeys,
    set,
    ses,
    letters: () => queues.letters.bodies(),
    largestReaderBytes: () =>
      Math.max(
        ...[...dynamo.items()].filter((item) => item.sk?.S === 'subscriber').map((item) => sizeOfItem(item)),
      ),
    /** Item sizes with what DynamoDB adds to each, in bytes. */
    storedBytes: () => [...dynamo.items()].reduce((sum, item) => sum + sizeOfItem(item) + 100, 0),
    tick: () =>
      call('publish', () =>
        wirePublish(environments.publish, { ...world('publish'), sources: [source], enrichments: [] })(
          schedulerEvent(clock()),
        ),
      ),
    async request(path: string, init?: RequestInit): Promise<string> {
      ledger.add({ httpRequests: 1, logBytes: assumed.accessLogBytes + assumed.bytesALogLine })
      const answer = await call('api', async () => api.request(path, init))
      if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`)
      return answer.text()
    },
    /** Runs until every queue is empty. */
    async drain(): Promise<void> {
      while (queues.seats.counts().visible + queues.letters.counts().visible > 0) {
        await workOff('letters', queues.letters, 1, () => letters)
        await workOff('deliver', queues.seats, 1, deliver)
      }
      await workOff('feedback', queues.feedback, assumed.reportsABatch, () => feedback)
    },
  }
}

export type CostWorld = ReturnType<typeof costWorld>
