import { countedDomain } from '../../shared/subscriber/address/folded-domain.ts'
import type { HeldBackBy } from '../../shared/subscriber/sign-up/admit-sign-up.ts'
import type { Budgets } from '../../shared/subscriber/sign-up/budgets.ts'
import type { HeldBack } from '../../shared/subscriber/sign-up/held-back.ts'
import type { Clock, EpochMs } from '../../shared/time/clock.ts'

/** A letter that did not go out at once, in words. */
export interface HeldBackNote {
  readonly at: EpochMs
  readonly address: string
  readonly letter: HeldBack['letter']
  /** A sentence for each reason. */
  readonly why: readonly string[]
}

/** A flood of sign-ups must not fill the memory, nor the page. */
const mostNotes = 100

/** The letters that were held back since the start, oldest first. This machine is its operator's, so all is told. */
export function heldBackNotes(clock: Clock) {
  const notes: HeldBackNote[] = []
  return {
    notes: (): readonly HeldBackNote[] => notes,
    note({ address, letter, by }: HeldBack, budgets: Budgets): HeldBackNote {
      const why = by.map((each) => sentence(each, address, budgets))
      const added = { at: clock(), address, letter, why }
      notes.push(added)
      notes.splice(0, notes.length - mostNotes)
      return added
    },
  }
}

function sentence(by: HeldBackBy, address: HeldBack['address'], budgets: Budgets): string {
  const { domain, isLarge } = countedDomain(address)
  switch (by) {
    case 'mailbox':
      return `Its mailbox had the ${budgets.mailboxADay} letters of this day (UTC). The answer does not tell.`
    case 'network':
      return `More than ${budgets.networkAnHour} sign-ups came from its network in this hour.`
    case 'domain':
      return `More than ${isLarge ? budgets.largeDomainAnHour : budgets.domainAnHour} sign-ups named ${domain} in this hour.`
    case 'total':
      return `More than ${budgets.totalAnHour} sign-ups came in this hour.`
    case 'guarded':
      return 'Sign-ups are guarded, because letters to new addresses came back or drew complaints.'
    case 'trickle':
      return 'Letters to new addresses trickle, because many came back or drew complaints.'
  }
}
