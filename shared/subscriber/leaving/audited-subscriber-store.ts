import type { Log } from '../../log/log.ts'
import type { SubscriberStore } from '../subscriber-store.ts'
import { type AuditLine, auditMessage } from './audit-line.ts'

/**
 * Keeps an audit trail beside the table, in the log: one line for each subscriber who confirms, leaves, is
 * suppressed or is erased. A table that is restored from a backup knows nothing of what came after it; the
 * trail does. The trail lives as long as the log's retention. The retention must therefore be longer than
 * backups reach back: 35 days of point-in-time recovery.
 */
export function auditedSubscriberStore(store: SubscriberStore, log: Pick<Log, 'info'>): SubscriberStore {
  const audit = (line: AuditLine): void => log.info(auditMessage, { ...line })
  return {
    ...store,
    async leave(id, status, at) {
      try {
        const result = await store.leave(id, status, at)
        if (result === 'left') audit({ subscriber: id, status, at })
        return result
      } catch (fault) {
        // The write may have been made and its answer lost. A subscriber who wanted to leave counts as gone.
        audit({ subscriber: id, status, at })
        throw fault
      }
    },
    async keepOnly(id, stored, erasure) {
      const line: AuditLine = { subscriber: id, status: 'erased', at: erasure.at }
      try {
        const result = await store.keepOnly(id, stored, erasure)
        if (result === 'written') audit(line)
        return result
      } catch (fault) {
        // For the same reason a subscriber who wanted to be erased counts as erased.
        audit(line)
        throw fault
      }
    },
    async write(id, rev, change) {
      const result = await store.write(id, rev, change)
      const { status, confirmedAt: at } = change.set
      // Only a certain write gets a line. A line too few costs a new sign-up; one too many would bring a
      // subscriber back.
      if (result === 'written' && status === 'confirmed' && at !== undefined) {
        audit({ subscriber: id, status, at })
      }
      return result
    },
  }
}
