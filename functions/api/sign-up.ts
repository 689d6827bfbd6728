import type { Challenge } from 'altcha-lib'
import {
  requestSubscription,
  type SubscriptionForm,
} from '../../shared/subscriber/sign-up/request-subscription.ts'
import { metricNames } from '../metric-names.ts'
import type { ApiContext } from './api-context.ts'
import type { ApiDeps } from './api-deps.ts'
import { correlated } from './correlated.ts'
import { checkProof, type ProofPayload, proofChallenge } from './proof-of-work.ts'

/** What came with a sign-up beside its fields. */
export interface Credentials {
  readonly proof: ProofPayload | undefined
  /** True if the field was filled in that no person sees. */
  readonly isTrapped: boolean
}

/** `waits`: the letter goes out later. With a challenge, solving it lets the letter go at once. */
export type SignedUp =
  | { readonly letter: 'goes' }
  | { readonly letter: 'waits'; readonly challenge: Challenge | undefined }

/** Signs up by the form or by the interface for programs. A proof is spent before anything else is done. */
export function signUpBy(deps: ApiDeps) {
  return async (
    c: ApiContext,
    form: Omit<SubscriptionForm, 'ip' | 'isProven' | 'isTrapped'>,
    { proof, isTrapped }: Credentials,
  ): Promise<SignedUp> => {
    const isProven = proof !== undefined && (await isFirstProof(deps, proof, form))
    const asked = { ...form, ip: deps.clientIp(c), isProven, isTrapped }
    const { letter, asksProof } = await requestSubscription(correlated(deps, c), asked)
    // Every sign-up counts, known address or not: the metric must not reveal whether an address was known.
    deps.metrics.count(metricNames.api.signUps)
    if (letter === 'goes') return { letter }
    const challenge = asksProof ? await proofChallenge(deps.tokenKeys, form.address, deps.clock()) : undefined
    return { letter, challenge }
  }
}

/** Tells whether a proof counts, and spends it. A copy of it counts for nothing. */
async function isFirstProof(
  { tokenKeys, spentProofs, clock }: Pick<ApiDeps, 'tokenKeys' | 'spentProofs' | 'clock'>,
  payload: ProofPayload,
  { address }: Pick<SubscriptionForm, 'address'>,
): Promise<boolean> {
  const proof = await checkProof(tokenKeys, payload, address, clock())
  return proof !== undefined && (await spentProofs.spend(proof.name, proof.expiresAt))
}
