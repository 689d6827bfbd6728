import { dayMs, type EpochMs, hourMs } from '../../time/clock.ts'

/**
 * What sign-ups are counted by: the mailbox and the domain that a letter would go to, the visitor's network, and all.
 *
 * A mailbox has two counts. Letters that go count as `mailbox`; letters that wait count as `waiting-mailbox`, on top of
 * those that went. So whoever had their letters of the day gets none that wait, and letters that wait, which may be
 * dropped after a day, never keep a mailbox's owner from one that goes.
 */
export const budgetKinds = ['mailbox', 'waiting-mailbox', 'network', 'domain', 'total'] as const
export type BudgetKind = (typeof budgetKinds)[number]

/** How many letters strangers can ask for, as a stage sets it. */
export interface Budgets {
  readonly mailboxADay: number
  readonly networkAnHour: number
  readonly domainAnHour: number
  /** For a domain at which very many people have mailboxes. */
  readonly largeDomainAnHour: number
  readonly totalAnHour: number
}

export const defaultBudgets: Budgets = {
  mailboxADay: 3,
  networkAnHour: 10,
  domainAnHour: 20,
  largeDomainAnHour: 200,
  totalAnHour: 300,
}

/** How much wider the budgets of network, domain and total are for a sign-up with a proof of work. */
export const provenFactor = 10

const windowMs: Readonly<Record<BudgetKind, number>> = {
  mailbox: dayMs,
  'waiting-mailbox': dayMs,
  network: hourMs,
  domain: hourMs,
  total: hourMs,
}

/** The time in which sign-ups are counted together: an hour, or for a mailbox a day, of UTC. */
export interface BudgetWindow {
  readonly from: EpochMs
  readonly until: EpochMs
}

export function budgetWindow(kind: BudgetKind, at: EpochMs): BudgetWindow {
  const from = Math.floor(at / windowMs[kind]) * windowMs[kind]
  return { from, until: from + windowMs[kind] }
}

/**
 * Counts what strangers ask for, by kind and key. It keeps neither address nor network: only keyed hashes, which go
 * when their window has passed. What the owner of a link asks for is counted elsewhere, in the subscriber's item.
 */
export interface BudgetStore {
  /**
   * Counts one more in the window of `now`, and returns how many it has with this one: for a waiting mailbox, those
   * that went included. Calls at the same moment all count, and each gets another number.
   */
  spend(kind: BudgetKind, key: string, now: EpochMs): Promise<number>
  /** Takes back one that was spent at `at`, because nothing came of it. A count never falls below zero. */
  giveBack(kind: BudgetKind, key: string, at: EpochMs): Promise<void>
}
