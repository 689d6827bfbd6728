import type { EpochMs } from '../../shared/time/clock.ts'
import type { ActorState } from './actor.ts'
import type { Operation } from './policy.ts'

/** Tells the scheduler that an answer takes time, as a time-out does. */
export type DelayAnswer = (ms: number) => void

export type Effect = (delayAnswer: DelayAnswer) => unknown

type Answer = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly error: unknown }

/** The scheduler's side of an operation. */
export interface Pending extends Operation {
  readonly actor: ActorState
  phase: 'asked' | 'answered'
  /** The moment from which it can go on. */
  readyAt: EpochMs
  /** Absent once it happened, so that a crashed run keeps nothing alive. */
  effect: Effect | undefined
  answer: Answer
  readonly resolve: (value: unknown) => void
  readonly reject: (error: unknown) => void
}

/** An effect that throws is answered with its error. */
export function takeEffect(operation: Pending, now: EpochMs): void {
  const { effect } = operation
  operation.phase = 'answered'
  operation.readyAt = now
  operation.effect = undefined
  const delayAnswer: DelayAnswer = (ms) => {
    operation.readyAt = now + ms
  }
  try {
    operation.answer = { ok: true, value: effect?.(delayAnswer) }
  } catch (error) {
    operation.answer = { ok: false, error }
  }
}

/** The service's fault becomes the answer, whether or not the effect happened. */
export function makeFaulty(operation: Pending, now: EpochMs): void {
  if (!operation.fault) throw new Error(`operation ${operation.id} knows no fault: ${operation.what}`)
  operation.phase = 'answered'
  operation.readyAt = now
  operation.effect = undefined
  operation.answer = { ok: false, error: operation.fault() }
}

export function deliverAnswer({ answer, resolve, reject }: Pending): void {
  if (answer.ok) resolve(answer.value)
  else reject(answer.error)
}

/** Collects what can go on at a moment, in the order in which it was asked. */
export function findReady(pending: readonly Pending[], now: EpochMs, into: Pending[]): void {
  into.length = 0
  for (const operation of pending) {
    if (operation.readyAt <= now && operation.actor.frozenUntil <= now) into.push(operation)
  }
}

/** The next moment at which time alone changes an operation. Infinity if there is none. */
export function soonest(pending: readonly Pending[]): EpochMs {
  let next = Number.POSITIVE_INFINITY
  for (const { actor, readyAt } of pending) {
    next = Math.min(next, actor.endsAt, Math.max(readyAt, actor.frozenUntil))
  }
  return next
}
