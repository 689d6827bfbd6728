import type { DynamoClient } from '../../../shared/aws/dynamo-table.ts'
import type { SesClient } from '../../../shared/aws/ses-mailer.ts'
import type { SqsClient } from '../../../shared/aws/sqs-queues.ts'
import type { Mailer } from '../../../shared/delivery/attempt/mailer.ts'
import { type EpochMs, secondMs } from '../../../shared/time/clock.ts'
import type { MemorySqs } from '../../simulation/memory-sqs.ts'
import type { CrowdTable } from './crowd-table.ts'
import type { SimulatedTime } from './simulated-time.ts'

/** How long the services take, as `npm run bench -- cost` assumes it. */
export const latency = { dynamoMs: 5, sesMs: 80, sqsMs: 10 } as const

/** SES at an account's rate. What it is told is who gets a mail, and when. */
export function crowdSes(time: SimulatedTime, perSecond: number, onTaken: (id: string, at: EpochMs) => void) {
  let arrived: EpochMs[] = []
  let [taken, throttled, most] = [0, 0, 0]
  const mailer = {
    async submit(_mail, { subscriber = '' }) {
      const now = time.clock()
      arrived = arrived.filter((at) => at > now - secondMs)
      const isTaken = arrived.length < perSecond
      if (isTaken) {
        arrived.push(now)
        most = Math.max(most, arrived.length)
      }
      await time.wait(latency.sesMs)
      if (!isTaken) {
        throttled++
        return { outcome: 'throttled' }
      }
      taken++
      onTaken(subscriber, time.clock())
      return { outcome: 'accepted', messageId: `ses-${taken}` }
    },
  } satisfies Mailer
  return {
    mailer: mailer as Mailer,
    client: {
      send: async () => {
        await time.wait(latency.sesMs)
        return { Max24HourSend: -1, MaxSendRate: perSecond, SentLast24Hours: taken }
      },
    } as unknown as SesClient,
    counts: () => ({ taken, throttled, most }),
  }
}

/** The SDK's clients on services in memory, which take their time. */
export function crowdClients(time: SimulatedTime, table: CrowdTable, sqs: MemorySqs) {
  let sqsRequests = 0
  const dynamo = {
    send: async (command: object) => {
      await time.wait(latency.dynamoMs)
      return table.execute(command)
    },
  } as DynamoClient
  const queues = {
    send: async (command: object) => {
      sqsRequests++
      await time.wait(latency.sqsMs)
      return sqs.execute(command, () => {})
    },
  } as SqsClient
  return { dynamo, sqs: queues, sqsRequests: () => sqsRequests }
}

/** A processor that does one thing after the other. */
export function processor(time: Pick<SimulatedTime, 'clock' | 'wait'>): (ms: number) => Promise<void> {
  let freeAt = 0
  return async (ms) => {
    freeAt = Math.max(freeAt, time.clock()) + ms
    await time.wait(freeAt - time.clock())
  }
}
