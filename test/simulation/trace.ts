import type { EpochMs } from '../../shared/time/clock.ts'
import type { Decision } from './policy.ts'

/** One line of a trace. */
export interface TraceLine {
  readonly at: EpochMs
  /** The actor; empty for the world itself. */
  readonly actor: string
  readonly verb: string
  readonly what: string
  /** The decision that made it happen. Absent for consequences of another decision, and for notes. */
  readonly decision?: Decision
}

/** The decisions of a run, which `scripted` repeats. */
export function decisionsOf(trace: readonly TraceLine[]): Decision[] {
  return trace.flatMap(({ decision }) => decision ?? [])
}

/** A trace as text, with a line for each step: the time since `from`, the actor, the verb and the operation. */
export function printTrace(trace: readonly TraceLine[], from: EpochMs = trace[0]?.at ?? 0): string {
  const width = trace.reduce((most, { actor }) => Math.max(most, actor.length), 0)
  return trace
    .map(({ at, actor, verb, what }) =>
      `${since(at - from)} ${actor.padEnd(width)} ${verb} ${what}`.trimEnd(),
    )
    .join('\n')
}

/** `1d 02:03:04.567`. */
function since(ms: number): string {
  const days = Math.floor(ms / 86_400_000)
  const time = new Date(ms - days * 86_400_000).toISOString().slice(11, 23)
  return `${days}d ${time}`
}

/** A failure that a world found, with the seed and the trace that led to it. */
export function withTrace(problem: unknown, seed: number | string, trace: readonly TraceLine[]): Error {
  const what = problem instanceof Error ? problem.message : String(problem)
  return new Error(`${what}\nseed ${seed}\n${printTrace(trace)}`, { cause: problem })
}
