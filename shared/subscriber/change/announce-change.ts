import { dayMs, minuteMs, secondMs } from '../../time/clock.ts'
import { countLetter } from '../letter/letter-budget.ts'
import { letterMessage } from '../letter/letter-message.ts'
import { links } from '../link/links.ts'
import type { NewRequestId, RequestId } from '../link/request-id.ts'
import type { Preferences } from '../preferences/preferences.ts'
import type { Confirmed } from '../subscriber.ts'
import type { SubscriberId } from '../subscriber-id.ts'
import type { SubscriberAttributes } from '../subscriber-store.ts'
import type { SubscriberDeps } from '../use-case.ts'

export interface AnnounceDeps extends SubscriberDeps {
  readonly newRequestId: NewRequestId
}

/** All changes within this time are told in one mail. SQS delays a message by no more. */
export const noticeDelayMs = 15 * minuteMs

/** The table may delete what a change replaced once its link has ended, the delays of a letter included. */
export const earlierLifetimeMs = links['take-back'].lifetimeMs + dayMs

/** What a change of a reader's choices must write so that its owner is told; undefined if they cannot be told. */
export type Announcement = Partial<Pick<SubscriberAttributes, 'untold' | 'letters'>> | undefined

/**
 * Sees to it that the owner is told of one change. Its steps come in the order in which a crash between them leaves
 * nobody untold: what the change replaces is kept, then the notice is on the queue, and only then the caller writes the
 * change. A notice without a change finds nothing to tell.
 */
export function announceChange(
  { subscribers, letters, clock, newRequestId }: AnnounceDeps,
  id: SubscriberId,
) {
  const change = newRequestId()
  let isKept = false
  let isQueued = false

  /** Called right before each try of the write. `replaced` are the choices that it would replace. */
  async function announce(reader: Confirmed, replaced: Preferences): Promise<Announcement> {
    const now = clock()
    // The notice of an earlier change is on its way, and has the choices of before that one.
    if (reader.untold && now < reader.untold.at + noticeDelayMs) return {}
    const counted = countLetter(reader, 'changed', now)
    if (!counted.allowed) return undefined
    const expiresAtSeconds = Math.ceil((now + earlierLifetimeMs) / secondMs)
    await subscribers.keepEarlier(id, change, { preferences: replaced, expiresAtSeconds })
    isKept = true
    if (!isQueued) await letters.send(letterMessage(id, 'changed', change), noticeDelayMs / secondMs)
    isQueued = true
    return { untold: { change, at: now }, letters: counted.letters }
  }

  /** Called at the end, with the change whose notice the item waits for. What was kept for nothing is removed. */
  async function conclude(told: RequestId | undefined): Promise<void> {
    if (isKept && told !== change) await subscribers.dropEarlier(id, change)
  }

  return { announce, conclude }
}
