import type { FeedbackProof, ProofStore } from '../../shared/delivery/attempt/proof.ts'
import { minuteMs } from '../../shared/time/clock.ts'

/** What is proven of the feedback, in memory. */
export function memoryProofStore(): ProofStore {
  let proof: FeedbackProof = { drainedAt: 0, sendSeenAt: 0, unheardSince: 0 }
  return {
    read: async () => proof,
    async drained(at) {
      if (at > proof.drainedAt) proof = { ...proof, drainedAt: at }
    },
    async unheard(since) {
      if (since > proof.unheardSince) proof = { ...proof, unheardSince: since }
    },
    async sendSeen(at) {
      if (at - minuteMs > proof.sendSeenAt) proof = { ...proof, sendSeenAt: at }
    },
  }
}
