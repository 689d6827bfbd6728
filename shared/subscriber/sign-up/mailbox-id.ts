import type { EmailAddress } from '../address/address.ts'
import { foldedMailbox } from '../address/folded-address.ts'
import type { SubscriberId, SubscriberIds } from '../subscriber-id.ts'

/**
 * The id under which a mailbox refuses sign-ups, the same for all of its aliases: that of the address that they are
 * folded to. Of most addresses it is their own id. An item under it may be there for the refusal alone.
 */
export function mailboxIdOf(idOf: SubscriberIds, address: EmailAddress): SubscriberId {
  return idOf(foldedMailbox(address) as EmailAddress)
}
