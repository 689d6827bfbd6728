import { setTimeout } from 'node:timers/promises'
import type { BareAnswer } from './bare-server.ts'
import type { Child } from './child.ts'
import type { Answer, Asked, Connections } from './connections.ts'
import { type Measured, meter } from './meter.ts'
import { broken, type Promised } from './promised.ts'
import type { Stage } from './stages.ts'
import type { StoredReaders } from './stored-readers.ts'
import type { WorldCommand } from './world-process.ts'

export interface UnderLoad {
  readonly seconds: number
  readonly world: Child<{ readonly origin: string; readonly databaseEndpoint: string }>
  readonly bare: Child<{ readonly origin: string }>
  readonly ours: Connections
  readonly bares: Connections
  readonly stored: StoredReaders
}

/** What one kind of request gave. */
export interface LoadFigure {
  readonly what: string
  readonly ours: Measured
  /** A bare Hono route that answers the same bytes. */
  readonly bare?: Measured
  /** How many answers of success said that something is stored. */
  readonly promised: number
  /** How many of these are not. */
  readonly missing: number
  /** Set if the database was taken away: how many answers 503 did not say when to come again. */
  readonly hasty?: number
}

/**
 * Enough rounds that whatever else the machine does slows both about as much. Writes have one: the bare route comes before
 * the work that they leave behind.
 */
const pageRounds = 5

/** The share of its time that the bare route gets. */
const bareShare = 0.5

export async function besideBare(load: UnderLoad, what: string, stage: Stage): Promise<LoadFigure> {
  const notes = promisesOf(stage)
  const { ask } = stage()
  await load.bare.tell(sameAs(await load.ours.ask(ask)))
  const [ours, bare] = [meter(), meter()]
  const bareAsk = (): Asked => ({ ask, onAnswer: bare.count })
  const rounds = ask.method === 'GET' ? pageRounds : 1
  for (let round = 0; round < rounds; round++) {
    await bare.during(() => load.bares.run((load.seconds / rounds) * bareShare, bareAsk))
    await ours.during(() => load.ours.run(load.seconds / rounds, () => notes.next(ours.count)))
  }
  return { what, ours: ours.measured(), bare: bare.measured(), ...(await notes.verdict(load.stored)) }
}

/** Takes the database away after a third of the time, and brings it back after two. */
export async function duringOutage(load: UnderLoad, what: string, stage: Stage): Promise<LoadFigure> {
  const notes = promisesOf(stage)
  const ours = meter()
  let hasty = 0
  const count = (answer: Answer): void => {
    ours.count(answer)
    if (answer.status === 503 && !(Number(answer.headers['retry-after']) > 0)) hasty++
  }
  const tell = async (third: number, command: WorldCommand): Promise<void> => {
    await setTimeout((third * load.seconds * 1_000) / 3)
    await load.world.tell(command)
  }
  await ours.during(async () => {
    const running = load.ours.run(load.seconds, () => notes.next(count))
    await tell(1, 'stop the database')
    await tell(1, 'start the database')
    await running
  })
  return { what, ours: ours.measured(), hasty, ...(await notes.verdict(load.stored)) }
}

/** Makes a stage's requests and remembers what their answers promise. */
function promisesOf(stage: Stage) {
  const promises = new Map<string, Promised>()
  return {
    next(count: (answer: Answer) => void): Asked {
      const { ask, promised } = stage()
      return {
        ask,
        onAnswer(answer) {
          count(answer)
          if (promised && answer.status >= 200 && answer.status < 400) promises.set(promised.id, promised)
        },
      }
    },
    async verdict(stored: StoredReaders): Promise<Pick<LoadFigure, 'promised' | 'missing'>> {
      if (promises.size === 0) return { promised: 0, missing: 0 }
      return { promised: promises.size, missing: await broken([...promises.values()], stored) }
    },
  }
}

function sameAs({ status, headers, body }: Answer): BareAnswer {
  if (status < 200 || status >= 400) throw new Error(`the service answers ${status} to a single request`)
  const told = ['content-type', 'content-encoding', 'location'] as const
  const same = told.flatMap((name) => (headers[name] === undefined ? [] : [[name, headers[name]]]))
  return {
    status: status as BareAnswer['status'],
    headers: Object.fromEntries(same),
    body: body.toString('base64'),
  }
}
