import { type BudgetKind, type BudgetStore, budgetWindow } from '../../shared/subscriber/sign-up/budgets.ts'

export interface MemoryBudgets extends BudgetStore {
  /** Every count that is not zero, by `KIND KEY`. */
  readonly counts: () => Readonly<Record<string, number>>
  /** Calls of `spend` for this kind throw, as of a database that does not answer. */
  readonly failFor: (kind: BudgetKind | undefined) => void
}

/** Budgets in memory, in clear. */
export function memoryBudgets(): MemoryBudgets {
  const counts = new Map<string, number>()
  let failing: BudgetKind | undefined
  const add = (kind: BudgetKind, key: string, at: number, by: number): number => {
    const name = `${kind} ${key} ${budgetWindow(kind, at).from}`
    const count = Math.max(0, (counts.get(name) ?? 0) + by)
    counts.set(name, count)
    return count
  }
  return {
    counts: () =>
      Object.fromEntries(
        [...counts].flatMap(([name, count]) => (count > 0 ? [[name.replace(/ \d+$/, ''), count]] : [])),
      ),
    failFor(kind) {
      failing = kind
    },
    async spend(kind, key, now) {
      if (kind === failing) throw new Error(`no answer for ${kind}`)
      const count = add(kind, key, now, 1)
      return kind === 'waiting-mailbox' ? count + add('mailbox', key, now, 0) : count
    },
    async giveBack(kind, key, at) {
      add(kind, key, at, -1)
    },
  }
}
