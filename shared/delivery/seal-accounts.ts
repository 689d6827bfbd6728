import { type EditionHead, isExpired } from '../edition/edition.ts'
import type { EditionId } from '../edition/edition-id.ts'
import type { EpochMs } from '../time/clock.ts'
import { type Account, type AccountOutcome, accountFor, type SubscriberCensus } from './account.ts'
import { editionsPerDigest } from './settlement.ts'

/** The account of an edition, once nothing in it can change any more. */
export interface SealedAccount {
  readonly edition: EditionId
  readonly audience: number
  readonly outcomes: Readonly<Record<AccountOutcome, number>>
  /** Send events that SES reported of the edition: a check from outside. One that came twice may count twice. */
  readonly sends: number
  readonly sealedAt: EpochMs
}

/** Keeps what becomes of editions beyond the subscribers' own memory of ten. */
export interface AccountStore {
  countSends(edition: EditionId, sends: number): Promise<void>
  sends(edition: EditionId): Promise<number>
  sealed(edition: EditionId): Promise<SealedAccount | undefined>
  /** Write-once. */
  seal(account: SealedAccount): Promise<void>
}

export interface SealDeps {
  readonly accounts: AccountStore
  readonly census: SubscriberCensus
}

/**
 * Seals the accounts that are final: no digest can cover an edition once the one six after it has expired, and nobody
 * waits for it any more. Each costs a scan, so this is asked for once an edition, not at every tick.
 */
export async function sealAccounts(
  { accounts, census }: SealDeps,
  recent: readonly EditionHead[],
  now: EpochMs,
): Promise<readonly SealedAccount[]> {
  const sealed: SealedAccount[] = []
  for (const [index, edition] of recent.entries()) {
    const last = recent[index + editionsPerDigest - 1]
    if (!last || !isExpired(last, now) || (await accounts.sealed(edition.id))) continue
    const account = await accountFor(edition, recent, census, now)
    if (account.outcomes.waiting > 0) continue
    const final = finalAccount(account, await accounts.sends(edition.id), now)
    await accounts.seal(final)
    sealed.push(final)
  }
  return sealed
}

function finalAccount({ edition, audience, outcomes }: Account, sends: number, now: EpochMs): SealedAccount {
  return { edition: edition.id, audience, outcomes, sends, sealedAt: now }
}
