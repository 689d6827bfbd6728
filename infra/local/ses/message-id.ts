import { randomUUID } from 'node:crypto'
import type { EpochMs } from '../../../shared/time/clock.ts'

/**
 * An id in SES's form, `0100018b…-…-000000`: a prefix of the region, the time in hexadecimal, a UUID, a part
 * number.
 */
export function newMessageId(at: EpochMs): string {
  return `0100${at.toString(16).padStart(12, '0')}-${randomUUID()}-000000`
}
