import { faultName } from '../../shared/log/fault-name.ts'
import type { Log } from '../../shared/log/log.ts'
import { type Clock, minuteMs } from '../../shared/time/clock.ts'

/** The time between two ticks, as on AWS. */
const tickEveryMs = 15 * minuteMs

/** Ticks at every quarter of an hour, as EventBridge Scheduler does. Returns a function that stops this. */
export function startScheduler(tick: () => Promise<unknown>, clock: Clock, log: Log): () => Promise<void> {
  let timer: NodeJS.Timeout
  const next = (): void => {
    timer = setTimeout(ring, tickEveryMs - (clock() % tickEveryMs))
  }
  const ring = (): void => {
    next()
    tick().catch((error: unknown) => log.error('tick failed', { error: faultName(error) }))
  }
  next()
  return async () => clearTimeout(timer)
}
