import type { SealedTally } from '../../../shared/delivery/aftermath/seal-tallies.ts'
import type { Tally } from '../../../shared/delivery/aftermath/tally.ts'
import type { EditionId } from '../../../shared/edition/edition-id.ts'
import { plural } from '../../../shared/language/en/words.ts'
import { inTerminal } from '../../local/in-terminal.ts'

/** Prints the tally of an edition, and the number of its digests that SES reported as sent. */
export function printTally(
  id: EditionId,
  tally: Tally | SealedTally,
  sends: number,
  isNewest: boolean,
): string {
  const { audience, outcomes } = tally
  const { submitted, failed, suppressed, skipped, quiet, waiting } = outcomes
  const row = (name: string, count: number): string => `  ${name.padEnd(12)}${String(count).padStart(9)}`
  const inDoubt = 'inDoubt' in tally ? tally.inDoubt : []
  return [
    'sealedAt' in tally ? `${id}, sealed on ${new Date(tally.sealedAt).toISOString()}` : id,
    row('audience', audience),
    row('submitted', submitted),
    row('failed', failed),
    row('suppressed', suppressed),
    row('skipped', skipped),
    row('quiet', quiet),
    row('in doubt', outcomes.inDoubt),
    row('waiting', waiting),
    `SES reported ${plural(sends, 'digest')} of this day as sent.`,
    ...unreported(submitted - sends, isNewest),
    ...passedOver(tally),
    ...(inDoubt.length > 0 ? ['In doubt:', ...inDoubt.map((subscriber) => `  ${subscriber}`)] : []),
  ].join('\n')
}

/** Items that could not be read, by their keys where they are known. */
function passedOver({ unreadable = 0 }: Tally | SealedTally): string[] {
  const keys = typeof unreadable === 'number' ? [] : unreadable
  const count = typeof unreadable === 'number' ? unreadable : keys.length
  if (count === 0) return []
  return [
    `Not counted, because their items cannot be read: ${count}.`,
    ...keys.map((key) => `  ${inTerminal(key)}`),
  ]
}

/** A digest can cover several editions, and SES's report of it counts for the newest of them. */
function unreported(count: number, isNewest: boolean): string[] {
  if (count <= 0) return []
  if (isNewest) return [`SES has not reported ${count} more yet.`]
  return [
    `For the other ${count}, a later day's digest covered this edition and counts there, or no report came.`,
  ]
}
