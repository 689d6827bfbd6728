import type { SubscriberId } from '../subscriber-id.ts'
import type { SubscriberDeps } from '../use-case.ts'

/** Unsubscribes at once. The call can be repeated and returns 'left' again. 'unknown': there is no item. */
export function unsubscribe(deps: SubscriberDeps, id: SubscriberId): Promise<'left' | 'unknown'> {
  return deps.subscribers.leave(id, 'unsubscribed', deps.clock())
}
