import { dynamoEditionStore } from '../../../shared/aws/dynamo-edition-store.ts'
import { tableDefinition } from '../../../shared/aws/dynamo-table.ts'
import { type SeatCount, seatMessageSchema, seatOfShard } from '../../../shared/delivery/pace/seat.ts'
import { hourMs, minuteMs, secondMs } from '../../../shared/time/clock.ts'
import { memoryDynamo } from '../../dynamo/memory-dynamo.ts'
import { anEdition } from '../../fakes/an-edition.ts'
import { memoryQueue } from '../../simulation/memory-queue.ts'
import { memorySqs } from '../../simulation/memory-sqs.ts'
import { simulatedEnvironments, simulatedTable } from '../../simulation/simulated-environment.ts'
import { noUsage, type Usage } from '../cost-usage.ts'
import { crowdFunctions } from './crowd-functions.ts'
import { type CrowdReader, crowdReader } from './crowd-reader.ts'
import { crowdClients, crowdSes } from './crowd-services.ts'
import { crowdTable } from './crowd-table.ts'
import { type SimulatedTime, simulatedTime } from './simulated-time.ts'

export interface CrowdHour {
  readonly readers: number
  readonly workers: SeatCount
  /** The account's rate. */
  readonly perSecond: number
  /** At how many moments of the hour, evenly apart, readers become due. */
  readonly moments: 1 | 4
  /** How long the processor of a worker is busy with one mail. */
  readonly cpuMs: number
  /** Only so many of the workers have readers; what is counted is scaled. Workers share nothing but the quota. */
  readonly sampledWorkers: number
  /** Called once a simulated minute. */
  readonly onProgress?: (progress: { readonly done: number; readonly of: number }) => void
}

export interface CrowdHourResult {
  readonly readers: number
  readonly workers: number
  readonly moments: number
  /** Scaled to all workers. */
  readonly usage: Usage
  readonly seatMessages: number
  /** Hours from the first moment at which readers were due to the last mail. */
  readonly hoursUntilDone: number
  /** Seconds from due to submitted. */
  readonly p50Seconds: number
  readonly p99Seconds: number
  /** The most calls for mails in any second, of the sampled workers. */
  readonly mostInASecond: number
  readonly throttled: number
  /** Write units of the index's busiest partition in its busiest second. */
  readonly busiestPartition: number
}

const day = 23
const eight = Date.UTC(2026, 10, day, 8)
const tickMs = 15 * minuteMs
/** Whoever is not served by then shows that something hangs. */
const givenUpMs = 6 * hourMs

/** Lets production's publish and deliver serve very many readers who are due in one hour, in simulated time. */
export async function crowdHour(options: CrowdHour): Promise<CrowdHourResult> {
  const { workers, perSecond, sampledWorkers } = options
  const time = simulatedTime(eight)
  const queue = (name: string) => memoryQueue({ name, clock: time.clock, visibilityTimeoutSeconds: 5_400 })
  const queues = {
    seats: queue('seats'),
    letters: queue('letters'),
    feedback: queue('feedback'),
    feedbackDeadLetters: queue('feedback-dead-letters'),
  }
  const dynamo = memoryDynamo({ clock: time.clock, definition: tableDefinition(simulatedTable) })
  await dynamoEditionStore(dynamo.client, simulatedTable).publish(anEdition(day))
  const readers = crowdOf(options)
  const table = crowdTable(dynamo, simulatedTable, readers, time.clock)
  const waits = waitingTimes()
  let lastAt = eight
  const ses = crowdSes(time, perSecond, (id, at) => {
    lastAt = at
    waits.add(at - table.reader(id).dueAt)
  })
  const clients = crowdClients(time, table, memorySqs({ queues: Object.values(queues) }))
  const before = table.units()
  const functions = crowdFunctions({
    environments: simulatedEnvironments(queues, workers),
    time,
    clients: { ...clients, ses: ses.client },
    mailer: ses.mailer,
    workers,
    cpuMs: options.cpuMs,
  })
  const { seatMessages } = await passHour(time, {
    isDone: () => table.settled() >= readers.length,
    tick: functions.tick,
    seats: queues.seats,
    deliver: functions.deliver,
    onMinute: () => options.onProgress?.({ done: table.settled(), of: readers.length }),
  })
  const { taken, throttled, most } = ses.counts()
  if (taken !== readers.length) throw new Error(`${readers.length} readers got ${taken} mails`)
  const units = table.units()
  const scale = workers / sampledWorkers
  return {
    readers: options.readers,
    workers,
    moments: options.moments,
    usage: {
      ...noUsage,
      mails: taken * scale,
      writeUnits: (units.write - before.write + units.indexWrite - before.indexWrite) * scale,
      readUnits: (units.read - before.read) * scale,
      // Lambda's pollers receive each message and delete it.
      sqsRequests: (clients.sqsRequests() + 2 * seatMessages) * scale,
      lambdaCalls: functions.calls() * scale,
      lambdaGbSeconds: functions.gbSeconds() * scale,
      lambdaInitGbSeconds: functions.initGbSeconds() * scale,
    },
    seatMessages: seatMessages * scale,
    hoursUntilDone: (lastAt - eight) / hourMs,
    p50Seconds: waits.quantile(0.5),
    p99Seconds: waits.quantile(0.99),
    mostInASecond: most,
    throttled,
    busiestPartition: table.busiestPartition(),
  }
}

function crowdOf({ readers, workers, sampledWorkers, moments }: CrowdHour): CrowdReader[] {
  const crowd: CrowdReader[] = []
  for (let number = 0; number < readers; number++) {
    const reader = crowdReader(number, eight + (number % moments) * tickMs)
    if (seatOfShard(reader.shard, workers) < sampledWorkers) crowd.push(reader)
  }
  return crowd
}

interface Passing {
  readonly isDone: () => boolean
  readonly tick: () => Promise<unknown>
  readonly seats: ReturnType<typeof memoryQueue>
  readonly deliver: (seat: number, message: ReturnType<Passing['seats']['receive']>[number]) => Promise<void>
  readonly onMinute: () => void
}

/** A tick each quarter of an hour, and a call for each message of a seat, until all readers are served. */
async function passHour(time: SimulatedTime, passing: Passing): Promise<{ readonly seatMessages: number }> {
  const { seats, deliver, isDone } = passing
  let seatMessages = 0
  const running = new Set<Promise<void>>()

  function callForMessages(): void {
    for (const message of seats.receive(10)) {
      seatMessages++
      const { seat } = seatMessageSchema.parse(JSON.parse(message.body))
      const call = deliver(seat, message).then(() => {
        seats.delete(message.receiptHandle)
        running.delete(call)
      })
      running.add(call)
    }
  }

  async function poll(): Promise<void> {
    for (let at = eight; !isDone() || running.size > 0; at += secondMs) {
      callForMessages()
      await time.wait(at + secondMs - time.clock())
      if (time.clock() > eight + givenUpMs)
        throw new Error('readers who were due are not served after six hours')
    }
    await Promise.all(running)
  }

  async function ticks(): Promise<void> {
    for (let at = eight; !isDone(); at += tickMs) {
      await passing.tick()
      while (time.clock() < at + tickMs && !isDone()) {
        await time.wait(Math.min(minuteMs, at + tickMs - time.clock()))
        passing.onMinute()
      }
    }
  }

  await time.passUntil(Promise.all([poll(), ticks()]))
  return { seatMessages }
}

/** Counts waits by the second: a million numbers are not to be sorted. */
function waitingTimes() {
  const seconds = new Uint32Array(givenUpMs / secondMs + 1)
  let count = 0
  return {
    add(ms: number): void {
      const second = Math.min(seconds.length - 1, Math.floor(ms / secondMs))
      seconds[second] = (seconds[second] ?? 0) + 1
      count++
    },
    quantile(share: number): number {
      let below = 0
      return seconds.findIndex((each) => {
        below += each
        return below >= share * count
      })
    },
  }
}
