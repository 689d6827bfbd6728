import type { ActorState } from './actor.ts'

/** After so many turns without an operation, an actor awaits something that the scheduler does not own. */
const mostTurns = 2_000

/** Resolves when every actor awaits an operation of the scheduler or has ended. */
export async function everybodyWaits(running: ReadonlyMap<number, ActorState>): Promise<void> {
  await microtasksDone()
  for (let turns = 0; ; turns++) {
    const busy = busyOne(running)
    if (!busy) return
    if (turns === mostTurns) throw new Error(`${busy.name} awaits something that the scheduler does not own`)
    await turnDone()
  }
}

function busyOne(running: ReadonlyMap<number, ActorState>): ActorState | undefined {
  for (const actor of running.values()) if (actor.waitsFor === 0) return actor
  return undefined
}

/**
 * Resolves when every promise chain that can run has run, however deep. A tick queued by a microtask comes after all
 * microtasks; one queued by anything else comes before them, so there is a first await. It is four times as fast as
 * leaving the event loop's turn.
 */
async function microtasksDone(): Promise<void> {
  await undefined
  await new Promise<void>((resolve) => {
    process.nextTick(resolve)
  })
}

/** Resolves after one turn of the event loop, for code that goes through `setImmediate`, as streams do. */
function turnDone(): Promise<void> {
  return new Promise<void>((resolve) => {
    setImmediate(resolve)
  })
}
