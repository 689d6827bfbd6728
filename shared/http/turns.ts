import type { Clock } from '../time/clock.ts'
import type { Wait } from './web-service.ts'

/**
 * Gives turns that are at least `everyMs` apart, in the order in which they were asked for. The first comes
 * at once.
 */
export function turns(everyMs: number, clock: Clock, wait: Wait): () => Promise<void> {
  let next: number | undefined
  let queue: Promise<unknown> = Promise.resolve()
  const take = async () => {
    // A clock that was set back must not make anybody wait for longer than one turn.
    const pause = Math.min(everyMs, (next ?? 0) - clock())
    if (next !== undefined && pause > 0) await wait(pause)
    next = clock() + everyMs
  }
  return () => {
    const taken = queue.then(take)
    queue = taken.catch(() => undefined)
    return taken
  }
}
