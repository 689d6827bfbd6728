import type { EpochMs } from '../../time/clock.ts'
import type { EmailAddress } from '../address/address.ts'
import { foldedMailbox } from '../address/folded-address.ts'
import { countedDomain } from '../address/folded-domain.ts'
import { networkOf } from '../network/network.ts'
import type { BudgetKind, BudgetStore } from './budgets.ts'

/** The budgets whose counts decide whether a letter goes or waits. They tell nothing of the address's mailbox. */
export type OpenBudget = Extract<BudgetKind, 'network' | 'domain' | 'total'>

/** What a sign-up has spent. */
export interface SpentBudgets {
  /** How many each budget has counted, this sign-up included. */
  readonly counts: Readonly<Record<OpenBudget, number>>
  readonly isLargeDomain: boolean
  /** Counts the letter for its mailbox, and returns how many that is today. */
  readonly spendMailbox: (letter: 'goes' | 'waits') => Promise<number>
  /** Takes back all that was spent so far, because nothing came of the sign-up. It never throws. */
  readonly giveBack: () => Promise<void>
}

interface Spender {
  readonly address: EmailAddress
  readonly ip: string
  /** A letter that will not be mailed whatever happens must not use up a mailbox's budget. It counts by itself. */
  readonly isTrapped?: boolean
}

/**
 * Counts a sign-up by network, domain and in all, always by the same three writes. If one of them fails, the others
 * are taken back and its fault is thrown.
 */
export async function spendBudgets(
  budgets: BudgetStore,
  { address, ip, isTrapped = false }: Spender,
  now: EpochMs,
): Promise<SpentBudgets> {
  const network = networkOf(ip)
  const { domain, isLarge } = countedDomain(address)
  const spent: [kind: BudgetKind, key: string][] = []
  const spend = async (kind: BudgetKind, key: string): Promise<number> => {
    const count = await budgets.spend(kind, key, now)
    spent.push([kind, key])
    return count
  }
  const giveBack = async (): Promise<void> => {
    await Promise.allSettled(spent.splice(0).map(([kind, key]) => budgets.giveBack(kind, key, now)))
  }
  const counting = [spend('network', network), spend('domain', domain), spend('total', '')] as const
  try {
    const [ofNetwork, ofDomain, ofAll] = await Promise.all(counting)
    return {
      counts: { network: ofNetwork, domain: ofDomain, total: ofAll },
      isLargeDomain: isLarge,
      // No mailbox has a text without an `@`.
      spendMailbox: (letter) =>
        spend(
          letter === 'goes' ? 'mailbox' : 'waiting-mailbox',
          isTrapped ? network : foldedMailbox(address),
        ),
      giveBack,
    }
  } catch (fault) {
    await Promise.allSettled(counting)
    await giveBack()
    throw fault
  }
}
