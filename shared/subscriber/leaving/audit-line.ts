import * as z from 'zod/mini'
import type { EpochMs } from '../../time/clock.ts'
import { parseSubscriberId, type SubscriberId } from '../subscriber-id.ts'

/** The log message of a line of the audit trail. */
export const auditMessage = 'audit'

/** One line of the audit trail, as it is read back. `at` is in epoch milliseconds. */
export const auditLineSchema = z.object({
  subscriber: z.custom<SubscriberId>(
    (value) => typeof value === 'string' && parseSubscriberId(value) !== undefined,
  ),
  status: z.enum(['confirmed', 'unsubscribed', 'suppressed', 'erased']),
  at: z.int().check(z.nonnegative()) satisfies z.ZodMiniType<EpochMs>,
})

/**
 * Records that a subscriber came or left. An id is a keyed hash, so a line holds no address and no token. For
 * a table that came back from a backup the trail is enough: it tells who has left since, and who must be
 * erased again.
 */
export type AuditLine = Readonly<z.infer<typeof auditLineSchema>>
