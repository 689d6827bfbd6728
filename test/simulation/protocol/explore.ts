import { orderly, troubleAt } from '../policy.ts'
import { random } from '../random.ts'
import { runScenario } from './run.ts'
import { ordinaryScenario, type Scenario } from './scenario.ts'

/** One reader, one edition, and no trouble but the one that is tried. */
const plain: Scenario = {
  ...ordinaryScenario(random('plain')),
  faultyDays: 1,
  readers: 1,
  newcomers: 0,
  seats: 1,
  crash: 0,
  freeze: 0,
  refuse: 0,
  lose: 0,
  sesTrouble: 0,
  eventLoss: 0,
  duplicate: 0,
  indexLagMs: 0,
  life: 0,
  sourceTrouble: 0,
  skewMs: 0,
  nonsense: 0,
  outage: 0,
  breakdown: 0,
  bounce: 0,
  strangers: 0,
  garble: 0,
  greet: 0,
  rivals: 0,
  lateProof: 0,
}

export interface Exploration {
  readonly operations: number
  readonly runs: number
  readonly mails: number
}

/** Tries a crash and a fault before and after every call, in a run each. */
export async function exploreEveryPoint(onRun: () => void = () => {}): Promise<Exploration> {
  const { operations } = await runScenario(plain, random('plain'), orderly)
  let runs = 0
  let mails = 0
  for (let operation = 0; operation < operations; operation++) {
    for (const when of ['before', 'after'] as const) {
      for (const trouble of ['crash', 'fault'] as const) {
        const result = await runScenario(plain, random('plain'), troubleAt(operation, when, trouble))
        runs++
        mails += result.mails
        onRun()
      }
    }
  }
  return { operations, runs, mails }
}
