import type { Preferences } from '../../../shared/subscriber/preferences/preferences.ts'
import type { Subscriber } from '../../../shared/subscriber/subscriber.ts'
import type { Clock } from '../../../shared/time/clock.ts'
import type { DeedAnswer } from './life.ts'
import { Violation } from './violation.ts'

/** Holds readers' items against what they were told last. */
export function answerWatcher(clock: Clock) {
  const items = new Map<string, Subscriber>()
  /** The writes of readers' deeds, whose order decides what counts. */
  const deeds = new Map<string, { readonly actor: number; readonly place: number }>()
  const begun = new Map<number, number>()
  let place = 0

  /** A pause that is over is none. */
  const choices = ({ timezone, hour, frequency, pausedUntil = 0 }: Preferences): string =>
    [timezone, hour, frequency, pausedUntil > clock() ? pausedUntil : 0].join()

  return {
    onBegin: (actor: number): void => void begun.set(actor, place),
    onReader(before: Subscriber | undefined, after: Subscriber, writer: { id: number; name: string }): void {
      items.set(after.id, after)
      const isDeed = writer.name === 'reader' || writer.name === 'stranger' || writer.name === 'publish'
      if (isDeed) deeds.set(after.id, { actor: writer.id, place: ++place })
      if (!before || isDeed) return
      if (before.status === 'confirmed' && after.status === 'confirmed') {
        if (choices(before.preferences) !== choices(after.preferences))
          throw new Violation('answered', `${writer.name} changes what ${after.id} chose`)
      } else if (after.status !== before.status && after.status !== 'suppressed') {
        throw new Violation('answered', `${writer.name} makes ${after.id} ${after.status}`)
      }
    },
    /** Unless somebody acted since, or a report suppressed the reader, the item is as the answer says. */
    onAnswer({ id, is, preferences }: DeedAnswer, actor: number): void {
      const item = items.get(id)
      const last = deeds.get(id)
      if (!item || item.status === 'suppressed' || is === 'asking') return
      if (last && last.actor !== actor && last.place > (begun.get(actor) ?? 0)) return
      const isHere = item.status === 'confirmed'
      if (isHere !== (is === 'here'))
        throw new Violation('answered', `${id} is told to be ${is}, and is ${item.status}`)
      if (preferences && item.status === 'confirmed' && choices(item.preferences) !== choices(preferences))
        throw new Violation('answered', `${id} is told that choices are saved, and they are not`)
    },
  }
}
