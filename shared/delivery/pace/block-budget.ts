import type { EpochMs } from '../../time/clock.ts'
import type { SendingStore } from './sending.ts'

/** A worker's own share of the day's mails. */
export interface BlockBudget {
  /** Takes one mail. False: nothing is left, or sending is stopped. */
  take(now: EpochMs): Promise<boolean>
  /** Puts a mail back that was taken for a reader to whom no call was made. */
  putBack(): void
}

/**
 * Draws blocks, so that the shared item is not written for every mail. One caller takes, one mail after the other.
 * Mails that a worker has drawn and not used are lost until publish counts anew.
 */
export function blockBudget(store: Pick<SendingStore, 'draw'>, block: number): BlockBudget {
  let drawn = 0
  return {
    async take(now) {
      if (drawn === 0) {
        if (!(await store.draw(block, now))) return false
        // What was put back meanwhile is less than what the quota keeps back for each worker.
        drawn = block
      }
      drawn--
      return true
    },
    putBack() {
      drawn = Math.min(block, drawn + 1)
    },
  }
}
