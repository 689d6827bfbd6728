import type { EmailAddress } from '../../shared/subscriber/address/address.ts'
import type { RequestId } from '../../shared/subscriber/link/request-id.ts'
import { signedToken, type TokenKeys } from '../../shared/subscriber/link/token.ts'
import { requestExpiry } from '../../shared/subscriber/requests.ts'
import type { SubscriptionRequest } from '../../shared/subscriber/subscriber.ts'
import type { SubscriberId } from '../../shared/subscriber/subscriber-id.ts'
import type { Consent } from '../../shared/subscriber/subscriber-store.ts'
import { dailyAtEight, monday } from './some-preferences.ts'

/** The id of request number `count`. */
export function aRequestId(count = 0): RequestId {
  const bytes = Buffer.alloc(16, 0xa5)
  bytes.writeUInt32BE(count, 4)
  return bytes.toString('base64url') as RequestId
}

/** The ids of requests one after the other, from number 1 on. */
export function requestIds(): () => RequestId {
  let made = 0
  return () => aRequestId(++made)
}

/** An open request of Monday; a test names only what matters to it. */
export function aRequest(part: Partial<SubscriptionRequest> = {}): SubscriptionRequest {
  return {
    id: aRequestId(),
    at: monday,
    network: '192.0.2.0/24',
    form: 'https://papers.example.org/',
    wording: '1',
    preferences: dailyAtEight,
    expiresAt: requestExpiry(part.at ?? monday),
    ...part,
  }
}

export const someTokenKeys: TokenKeys = {
  current: 'k1',
  keys: { k1: new TextEncoder().encode('a key of a test'.padEnd(32, '.')) },
}

/** The token of a request's link, mailed on Monday. */
export function confirmTokenOf(id: SubscriberId, request: RequestId, at = monday): string {
  return signedToken(someTokenKeys, 'confirm', id, at, request)
}

/** The proof that the request was confirmed. */
export function aConsent(part: Partial<Consent> = {}): Consent {
  const { at, network, form, wording } = aRequest()
  return {
    address: 'ann@example.org' as EmailAddress,
    request: { at, network, form, wording },
    confirmedAt: monday,
    confirmedNetwork: '192.0.2.0/24',
    ...part,
  }
}
