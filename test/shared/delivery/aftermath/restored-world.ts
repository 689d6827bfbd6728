import { restoreReaders } from '../../../../shared/delivery/aftermath/restore.ts'
import type { EmailAddress } from '../../../../shared/subscriber/address/address.ts'
import type { AuditLine } from '../../../../shared/subscriber/leaving/audit-line.ts'
import type { Confirmed } from '../../../../shared/subscriber/subscriber.ts'
import type { SubscriberId } from '../../../../shared/subscriber/subscriber-id.ts'
import { dayMs, type EpochMs, hourMs } from '../../../../shared/time/clock.ts'
import type { TimeZone } from '../../../../shared/time/time-zone.ts'
import { aConfirmed, monday } from '../../../fakes/a-subscriber.ts'
import { anEdition, anEditionId } from '../../../fakes/an-edition.ts'
import { plenty, seatWorld } from '../pace/seat-world.ts'

/** The backup is of Sunday noon: edition 23 went out this morning and is not in the table. */
export const backup = monday - 21 * hourMs
export const schedule = { hour: 6, timezone: 'UTC' as TimeZone }
export const tuesdayAtEight = Date.UTC(2026, 10, 24, 8)

/** A table that came back from the backup, and all that delivers from it. */
export async function restoredWorld() {
  const made = await seatWorld()
  await made.forgetRecent()
  for (const day of [21, 22]) await made.editions.publish(anEdition(day))
  const deps = { ...made, ...made.deps, census: made.census }
  return {
    ...deps,
    restore: (trail: readonly AuditLine[] = [], now = monday) => restoreReaders(deps, trail, schedule, now),
    /** The next edition appears, an operator resumes sending, and every reader who is due at a moment is mailed. */
    async nextDay(day: number, at: EpochMs) {
      await made.editions.publish(anEdition(day))
      made.time.set(at)
      await made.sending.resume(at)
      await made.sending.refresh(plenty)
      await made.deliver()
      return made.mailer.calls.map(({ mail }) => `${mail.to}: ${mail.subject}`)
    },
  }
}

/** A reader who had edition 22 at the backup. */
export const reader = (id: SubscriberId, part: Partial<Confirmed> = {}) =>
  aConfirmed({ id, address: `${id}@example.org` as EmailAddress, confirmedAt: backup - dayMs, ...part })

/** The moment is an hour ago unless told otherwise. */
export const line = (
  subscriber: SubscriberId,
  status: AuditLine['status'],
  at = monday - hourMs,
): AuditLine => ({ subscriber, status, at })

export const inDoubt = (...days: readonly number[]) =>
  Object.fromEntries(days.map((day) => [anEditionId(day), 'inDoubt']))
