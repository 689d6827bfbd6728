import { newsAt } from '../edition/edition.ts'
import { nextDue } from './next-due.ts'
import type { Preferences } from './preferences.ts'
import type { Confirmed } from './subscriber.ts'
import type { SubscriberId } from './subscriber-id.ts'
import type { SubscriberChange } from './subscriber-store.ts'
import { type DueDeps, decideAndWrite } from './use-case.ts'

/** Sets the preferences of a confirmed reader, and returns the reader; undefined if there is none. */
export async function changePreferences(
  deps: DueDeps,
  id: SubscriberId,
  preferences: Preferences,
): Promise<Confirmed | undefined> {
  const recent = await deps.recentEditions()
  const { result } = await decideAndWrite(
    deps.subscribers,
    id,
    (subscriber): { result?: Confirmed; change?: SubscriberChange } => {
      if (subscriber?.status !== 'confirmed') return {}
      const nextDueAt = nextDue(preferences, {
        lastAt: subscriber.lastAt,
        confirmedAt: subscriber.confirmedAt,
        newsAt: newsAt(recent, subscriber.through),
        restsUntil: subscriber.restsUntil,
      })
      return {
        result: { ...subscriber, preferences, nextDueAt },
        change: { set: { preferences, nextDueAt } },
      }
    },
  )
  return result
}
