import type { EpochMs } from '../time/clock.ts'
import type { EmailAddress } from './address.ts'
import type { BudgetKind, BudgetStore } from './budgets.ts'
import { foldedMailbox } from './folded-address.ts'
import { countedDomain } from './folded-domain.ts'
import { networkOf } from './network.ts'

/** What a sign-up has spent. */
export interface SpentBudgets {
  /** How many each budget has counted, this one included. */
  readonly counts: Readonly<Record<BudgetKind, number>>
  readonly isLargeDomain: boolean
  /** Takes everything back, because nothing came of the sign-up. It never throws. */
  readonly giveBack: () => Promise<void>
}

/**
 * Counts a sign-up in all four budgets at once, always the same four writes. If one of them fails, the others are
 * taken back and its fault is thrown.
 */
export async function spendBudgets(
  budgets: BudgetStore,
  { address, ip }: { readonly address: EmailAddress; readonly ip: string },
  now: EpochMs,
): Promise<SpentBudgets> {
  const { domain, isLarge } = countedDomain(address)
  const keys = {
    mailbox: foldedMailbox(address),
    network: networkOf(ip),
    domain,
    total: '',
  } satisfies Record<BudgetKind, string>
  const kinds = Object.keys(keys) as BudgetKind[]
  const results = await Promise.allSettled(kinds.map((kind) => budgets.spend(kind, keys[kind], now)))
  const spent = kinds.filter((_, place) => results[place]?.status === 'fulfilled')
  const giveBack = async (): Promise<void> => {
    await Promise.allSettled(spent.map((kind) => budgets.giveBack(kind, keys[kind], now)))
  }
  const failed = results.find((result) => result.status === 'rejected')
  if (failed) {
    await giveBack()
    throw failed.reason
  }
  const counted = results.map((result) => (result.status === 'fulfilled' ? result.value : 0))
  const counts = Object.fromEntries(kinds.map((kind, place) => [kind, counted[place]]))
  return { counts: counts as Record<BudgetKind, number>, isLargeDomain: isLarge, giveBack }
}
