import { faultName } from '../../../shared/log/fault-name.ts'
import type { SesEvent } from './event.ts'

export interface EventSender {
  /** Starts the events of one message on their way, in their order, once the present work is done. */
  start(events: readonly SesEvent[]): void
  /** Resolves when everything that was started has been taken. */
  settled(): Promise<void>
}

/** Hands events to `onEvent`; an error of it is told to `warn` and costs that one event. */
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
        warn(`A ${event.eventType} event of ${event.mail.messageId} was not taken: ${faultName(error)}`)
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
