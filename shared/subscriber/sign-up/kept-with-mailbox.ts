import type { EmailAddress } from '../address/address.ts'
import { refusalAmong, type StoredItem } from '../leaving/kept-of.ts'
import type { SubscriberId, SubscriberIds } from '../subscriber-id.ts'
import { mailboxIdOf } from './mailbox-id.ts'

/** Everything that is kept of a subscriber. If the address is an alias, its mailbox's refusal of sign-ups is part of it. */
export async function keptWithMailbox(
  kept: (id: SubscriberId) => Promise<readonly StoredItem[]>,
  idOf: SubscriberIds,
  id: SubscriberId,
): Promise<readonly StoredItem[]> {
  const items = await kept(id)
  const address = items.find(({ sk }) => sk === 'subscriber')?.address
  if (typeof address !== 'string') return items
  const mailbox = mailboxIdOf(idOf, address as EmailAddress)
  return mailbox === id ? items : [...items, ...refusalAmong(await kept(mailbox))]
}
