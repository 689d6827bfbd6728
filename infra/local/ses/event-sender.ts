import { faultName } from '../../../shared/log/fault-name.ts'
import type { SesEvent } from './event.ts'

export interface EventSender {
  /** Sends the events of one message in their order, after the current work is done. */
  start(events: readonly SesEvent[]): void
  /** Resolves when every started event has been handled. */
  settled(): Promise<void>
}

/** Hands events to `onEvent`. If it throws, that one event is lost and `warn` is called. */
export function eventSender(
  onEvent: ((event: SesEvent) => void | Promise<void>) | undefined,
  warn: (text: string) => void,
): EventSender {
  const underWay = new Set<Promise<void>>()
  const pass = async (events: readonly SesEvent[]) => {
    await new Promise((resolve) => setImmediate(resolve))
    for (const event of events) {
      try {
        await onEvent?.(event)
      } catch (error) {
        warn(`The ${event.eventType} event of ${event.mail.messageId} was lost: ${faultName(error)}`)
      }
    }
  }
  return {
    start(events) {
      if (events.length === 0) return
      const passing = pass(events).finally(() => underWay.delete(passing))
      underWay.add(passing)
    },
    async settled() {
      while (underWay.size > 0) await Promise.all(underWay)
    },
  }
}
