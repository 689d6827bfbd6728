import type { EpochMs } from '../../time/clock.ts'

/** The proofs of work that were used. */
export interface SpentProofs {
  /**
   * Spends a proof. True: this call was the first. Of two calls at the same instant, one is the first. `expiresAt` is
   * when the proof stops counting by itself, so that nothing has to remember it any longer.
   */
  spend(proof: string, expiresAt: EpochMs): Promise<boolean>
}
