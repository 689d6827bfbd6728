import type { Clock, EpochMs } from '../../shared/time/clock.ts'

/** How an actor fares. What it threw is kept, because a handler that throws is an answer too. */
export type Fate =
  | { readonly state: 'running' }
  | { readonly state: 'done'; readonly value: unknown }
  | { readonly state: 'failed'; readonly error: unknown }
  /** For a reason: told to, out of time, or paused for longer than was assumed. */
  | { readonly state: 'crashed'; readonly why: string }

/** One run of something: of a function, of a browser, of an operator's command. */
export interface Actor {
  /** From 0, in the order of spawning. */
  readonly id: number
  readonly name: string
  /** The time as this actor sees it. */
  readonly clock: Clock
  readonly fate: () => Fate
}

export interface ActorOptions {
  /** When it is killed if it still runs: Lambda's time limit. */
  readonly endsAt?: EpochMs
  /** It dies instead of going on after a longer pause than this: an assumption of the design, to be broken on purpose. */
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
  /** Operations that it waits for. None while it runs: then it is busy, and nothing else may happen. */
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

/** Runs an actor and tells how it ended. What ends after a crash is nobody's business, and no unhandled rejection. */
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
