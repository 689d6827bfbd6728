import type { EpochMs } from '../../shared/time/clock.ts'
import type { Random } from './random.ts'

/** A call of an actor that has not had its answer yet, or a wait that is not over. */
export interface Operation {
  /** From 0, in the order in which calls were made: the same in every run with the same decisions. */
  readonly id: number
  readonly actor: { readonly id: number; readonly name: string }
  readonly what: string
  /** The error of an outage of the called service. Without it the policy must not inject one. */
  readonly fault: (() => Error) | undefined
  /** `asked`: nothing happened yet. `answered`: it has taken effect, and the answer is on its way. */
  readonly phase: 'asked' | 'answered'
}

/** The choices of a policy. They are valid only during its call, because the list is reused. */
export interface Choice {
  readonly now: EpochMs
  /** Operations that can go on at this moment. */
  readonly ready: readonly Operation[]
  /** The next moment at which time alone changes something. Undefined if there is none. */
  readonly nextAt: () => EpochMs | undefined
}

export type Decision =
  /** An asked operation takes effect; its answer can be delivered afterwards. */
  | { readonly do: 'effect'; readonly operation: number }
  /** An asked operation never takes effect; its answer will be the service's fault. */
  | { readonly do: 'refuse'; readonly operation: number }
  /** An answered operation's actor gets the answer and runs on. */
  | { readonly do: 'answer'; readonly operation: number }
  /** An answered operation's actor gets the service's fault instead of the answer. */
  | { readonly do: 'lose'; readonly operation: number }
  | { readonly do: 'crash'; readonly actor: number }
  | { readonly do: 'freeze'; readonly actor: number; readonly ms: number }
  | { readonly do: 'advance'; readonly ms: number }

export type Policy = (choice: Choice) => Decision

/** Does everything in order and at once. Time moves only when nothing else can. */
export const orderly: Policy = ({ now, ready, nextAt }) => {
  const [first] = ready
  return first ? goOn(first) : { do: 'advance', ms: (nextAt() ?? now) - now }
}

/** The next step of an operation when nothing goes wrong. */
export function goOn(operation: Operation): Decision {
  return { do: operation.phase === 'asked' ? 'effect' : 'answer', operation: operation.id }
}

/** How likely each trouble is, each time that an operation is picked. */
export interface Troubles {
  readonly crash?: number
  readonly freeze?: number
  readonly refuse?: number
  readonly lose?: number
}

export interface RandomPolicyOptions {
  readonly random: Random
  /** How likely the clock moves although an actor could go on. */
  readonly advance?: number
  /** The time by which it then moves. */
  readonly advanceMs?: (random: Random) => number
  /** The time for which an actor is frozen. */
  readonly freezeMs?: (random: Random) => number
  /** Constant, or by the operation, because rare troubles need steering towards them. */
  readonly troubles?: Troubles | ((operation: Operation) => Troubles)
}

/** Chooses any order, any delay, and the given troubles. */
export function randomly(options: RandomPolicyOptions): Policy {
  const { random, advance = 0.1, troubles = {} } = options
  const { advanceMs = (from) => from.pick([1, 2, 5, 20, 100, 1_000]) } = options
  const { freezeMs = (from) => from.pick([1_000, 30_000, 70_000, 400_000]) } = options
  const troublesOf = typeof troubles === 'function' ? troubles : () => troubles

  return ({ now, ready, nextAt }) => {
    if (ready.length === 0) return { do: 'advance', ms: (nextAt() ?? now) - now }
    if (random.chance(advance)) return { do: 'advance', ms: advanceMs(random) }
    const operation = random.pick(ready)
    const { crash = 0, freeze = 0, refuse = 0, lose = 0 } = troublesOf(operation)
    const drawn = random.next()
    if (drawn < crash) return { do: 'crash', actor: operation.actor.id }
    if (drawn < crash + freeze) return { do: 'freeze', actor: operation.actor.id, ms: freezeMs(random) }
    if (operation.fault) {
      const isAsked = operation.phase === 'asked'
      const fault = isAsked ? refuse : lose
      if (drawn >= 1 - fault) return { do: isAsked ? 'refuse' : 'lose', operation: operation.id }
    }
    return goOn(operation)
  }
}

/** Makes one trouble at one operation, before or after it took effect. Otherwise `rest` decides. */
export function troubleAt(
  operation: number,
  when: 'before' | 'after',
  trouble: 'crash' | 'fault',
  rest: Policy = orderly,
): Policy {
  const phase = when === 'before' ? 'asked' : 'answered'
  return (choice) => {
    const decision = rest(choice)
    if (!('operation' in decision) || decision.operation !== operation) return decision
    const hit = choice.ready.find(({ id }) => id === operation)
    if (hit?.phase !== phase) return decision
    if (trouble === 'crash') return { do: 'crash', actor: hit.actor.id }
    if (!hit.fault) return decision
    return { do: when === 'before' ? 'refuse' : 'lose', operation }
  }
}

/** Repeats the decisions of an earlier run. Then `rest` decides. */
export function scripted(script: readonly Decision[], rest: Policy = orderly): Policy {
  let place = 0
  return (choice) => script[place++] ?? rest(choice)
}
