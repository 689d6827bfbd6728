import type { Clock, EpochMs } from '../../shared/time/clock.ts'

/** The state of an actor. Its error is kept, because a handler that throws is an answer, too. */
export type Fate =
  | { readonly state: 'running' }
  | { readonly state: 'done'; readonly value: unknown }
  | { readonly state: 'failed'; readonly error: unknown }
  /** The reason: killed, out of time, or paused for longer than the design assumes. */
  | { readonly state: 'crashed'; readonly why: string }

/** One run of a function, of a browser, or of an operator's command. */
export interface Actor {
  /** From 0, in the order of spawning. */
  readonly id: number
  readonly name: string
  /** The time as this actor sees it. */
  readonly clock: Clock
  readonly fate: () => Fate
}

export interface ActorOptions {
  /** The moment at which it is killed if it still runs: Lambda's time limit. */
  readonly endsAt?: EpochMs
  /** The actor dies after a longer pause than this, as the design assumes. A test may break the assumption. */
  readonly longestPauseMs?: number
  /** How far its clock is ahead of the world's. */
  readonly skewMs?: number
}

/** The scheduler's side of an actor. */
export interface ActorState extends Actor {
  readonly endsAt: EpochMs
  readonly longestPauseMs: number
  ends: Fate
  frozenUntil: EpochMs
  /** The operations that it waits for. Without any it is busy, and nothing else may happen. */
  waitsFor: number
}

export function makeActor(id: number, name: string, now: Clock, options: ActorOptions): ActorState {
  const { endsAt = Number.POSITIVE_INFINITY, longestPauseMs = Number.POSITIVE_INFINITY, skewMs = 0 } = options
  const state: ActorState = {
    id,
    name,
    clock: () => now() + skewMs,
    fate: () => state.ends,
    endsAt,
    longestPauseMs,
    ends: { state: 'running' },
    frozenUntil: Number.NEGATIVE_INFINITY,
    waitsFor: 0,
  }
  return state
}

/** Runs an actor and reports its end. An end after a crash is ignored, and is no unhandled rejection. */
export function runToItsEnd(
  actor: ActorState,
  run: (actor: Actor) => Promise<unknown>,
  ended: (fate: Fate) => void,
): void {
  const unlessCrashed = (fate: Fate): void => {
    if (actor.ends.state === 'running') ended(fate)
  }
  ;(async () => run(actor))().then(
    (value) => unlessCrashed({ state: 'done', value }),
    (error) => unlessCrashed({ state: 'failed', error }),
  )
}
