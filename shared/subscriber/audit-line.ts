import * as z from 'zod/mini'
import type { EpochMs } from '../time/clock.ts'
import { parseSubscriberId, type SubscriberId } from './subscriber-id.ts'

/** What the log calls a line of the audit trail. */
export const auditMessage = 'audit'

/** One line of the audit trail, as it is read back: `at` in epoch milliseconds. */
export const auditLineSchema = z.object({
  subscriber: z.custom<SubscriberId>(
    (value) => typeof value === 'string' && parseSubscriberId(value) !== undefined,
  ),
  status: z.enum(['confirmed', 'unsubscribed', 'suppressed', 'erased']),
  at: z.int().check(z.nonnegative()) satisfies z.ZodMiniType<EpochMs>,
})

/**
 * Somebody came or left. An id is a keyed hash, so that a line holds no address and no token; with a table that came
 * back from a backup it is enough to take out again everybody who has left since, and to forget who was to be forgotten.
 */
export type AuditLine = Readonly<z.infer<typeof auditLineSchema>>
