import type { SubscriberId } from '../../../shared/subscriber/subscriber-id.ts'
import { minuteMs, secondMs } from '../../../shared/time/clock.ts'
import type { Choice, Decision } from '../policy.ts'
import type { Random } from '../random.ts'
import type { Scenario } from './scenario.ts'
import type { ProtocolWorld } from './world.ts'

type Steering = (world: ProtocolWorld, choice: Choice, decision: Decision) => Decision

/** Steers towards two workers on one reader: a worker that freezes is overtaken by others. */
export function rivals({ rivals: likely, lateProof, overtaken }: Scenario, from: Random): Steering {
  return (world, choice, decision) => {
    if (decision.do === 'freeze') {
      const isWorker = choice.ready.some(
        ({ actor }) => actor.id === decision.actor && actor.name === 'deliver',
      )
      if (isWorker && from.chance(likely)) comeBetween(world, from, decision.ms)
    }
    if (decision.do !== 'effect' || lateProof + overtaken === 0) return decision
    const operation = choice.ready.find(({ id }) => id === decision.operation)
    const decides = /subscriber#(\S+) .*(REMOVE #attempt|SET #nextDueAt = \S+|#missed.*)$/.exec(
      operation?.what ?? '',
    )
    if (!operation || operation.actor.name === 'reader' || !decides?.[1]) return decision
    if (from.chance(overtaken)) return overtake(world, from, operation.actor.id, decides[1] as SubscriberId)
    if (operation.actor.name !== 'deliver') return decision
    // An attempt is put aside every hour, and ended once.
    const share = decides[2] === 'REMOVE #attempt' ? 1 : 0.05
    if (!world.watch.isInDoubt(decides[1]) || !from.chance(share * lateProof)) return decision
    const ms = 5 * minuteMs + from.int(8 * minuteMs)
    prove(world, from, ms)
    return { do: 'freeze', actor: operation.actor.id, ms }
  }
}

/** A reader acts, while whoever read their item is about to write it. */
function overtake(world: ProtocolWorld, from: Random, actor: number, whose: SubscriberId): Decision {
  world.live(whose)
  return { do: 'freeze', actor, ms: from.pick([secondMs, 10 * secondMs, minuteMs]) }
}

/** The seat's lease ends, and another worker takes it. */
function comeBetween({ time, summon, tick }: ProtocolWorld, from: Random, frozenMs: number): void {
  const soon = (): number => time.clock() + from.int(frozenMs + minuteMs)
  for (const _ of [1, 2]) if (from.chance(0.7)) time.at(soon(), 'a seat is summoned', summon)
  if (from.chance(0.1)) time.at(soon(), 'tick', tick)
}

/** While a worker decides without a proof, the proof comes, and others decide with it. */
function prove({ time, summon, tick, hear }: ProtocolWorld, from: Random, frozenMs: number): void {
  const now = time.clock()
  hear()
  const provenMs = 70 * secondMs + from.int(minuteMs)
  time.at(now + provenMs, 'tick', tick)
  for (const _ of [1, 2, 3]) time.at(now + provenMs + from.int(frozenMs), 'a seat is summoned', summon)
}
