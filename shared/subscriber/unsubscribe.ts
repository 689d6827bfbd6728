import type { SubscriberId } from './subscriber-id.ts'
import type { SubscriberDeps } from './use-case.ts'

/** Leaves at once. Can be repeated, and has `left` again then; an id without an item has nothing left to leave. */
export function unsubscribe(deps: SubscriberDeps, id: SubscriberId): Promise<'left' | 'unknown'> {
  return deps.subscribers.leave(id, 'unsubscribed', deps.clock())
}
