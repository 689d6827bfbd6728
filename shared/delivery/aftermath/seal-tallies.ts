import * as z from 'zod/mini'
import { type EditionHead, isExpired } from '../../edition/edition.ts'
import { type EditionId, editionIdSchema } from '../../edition/edition-id.ts'
import type { EpochMs } from '../../time/clock.ts'
import { editionsPerDigest } from '../attempt/settlement.ts'
import { type SubscriberCensus, type Tally, tallyOf, tallyOutcomeSchema } from './tally.ts'

export const sealedTallySchema = z.object({
  edition: editionIdSchema,
  audience: z.number(),
  outcomes: z.record(tallyOutcomeSchema, z.number()),
  /** The edition's Send events: a check from outside. An event that came twice may count twice. */
  sends: z.number(),
  /** How many items could not be read, if there were any. */
  unreadable: z.exactOptional(z.number()),
  sealedAt: z.number() satisfies z.ZodMiniType<EpochMs>,
})

/** The tally of an edition, once it cannot change any more. */
export type SealedTally = Readonly<z.infer<typeof sealedTallySchema>>

/** Keeps the tallies of editions beyond the subscribers' own memory of ten. */
export interface TallyStore {
  countSends(edition: EditionId, sends: number): Promise<void>
  sends(edition: EditionId): Promise<number>
  sealed(edition: EditionId): Promise<SealedTally | undefined>
  /** Write-once. */
  seal(tally: SealedTally): Promise<void>
}

export interface SealDeps {
  readonly tallies: TallyStore
  readonly census: SubscriberCensus
}

/**
 * Seals the tallies that are final, and returns them. A tally is final once the edition six after it has
 * expired, because no digest can cover it then, and once no reader waits for it. Each tally costs a scan of
 * all subscribers, so this is asked for once an edition, not at every tick.
 */
export async function sealTallies(
  { tallies, census }: SealDeps,
  recent: readonly EditionHead[],
  now: EpochMs,
): Promise<readonly SealedTally[]> {
  const sealed: SealedTally[] = []
  for (const [index, edition] of recent.entries()) {
    const last = recent[index + editionsPerDigest - 1]
    if (!last || !isExpired(last, now) || (await tallies.sealed(edition.id))) continue
    const tally = await tallyOf(edition, recent, census, now)
    if (tally.outcomes.waiting > 0) continue
    const final = finalTally(tally, await tallies.sends(edition.id), now)
    await tallies.seal(final)
    sealed.push(final)
  }
  return sealed
}

function finalTally(
  { edition, audience, outcomes, unreadable }: Tally,
  sends: number,
  now: EpochMs,
): SealedTally {
  const passedOver = unreadable ? { unreadable: unreadable.length } : {}
  return { edition: edition.id, audience, outcomes, sends, ...passedOver, sealedAt: now }
}
