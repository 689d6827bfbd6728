import { parseSubscriberId, type SubscriberId } from '../subscriber-id.ts'
import { parseRequestId, type RequestId } from './request-id.ts'

/** What a link for "It was not me" acts for. */
export interface RefusalLink {
  /** Of the address that the mail went to. */
  readonly id: SubscriberId
  /** Of its mailbox, whose sign-ups the link refuses. Only of an alias it is another one. */
  readonly mailbox: SubscriberId
  readonly request: RequestId
}

/** Both ids have one length, so they need no sign between them. */
const idLength = 22

/** What the token carries: the request, and of an alias the mailbox, too, so that the link needs no item to know it. */
export function carriedByRefusal({ id, mailbox, request }: RefusalLink): string {
  return mailbox === id ? request : request + mailbox
}

/** Reads it. Mails from before mailboxes refused sign-ups as a whole name none: their links act for the address alone. */
export function refusalLink(id: SubscriberId, carried: string): RefusalLink | undefined {
  const request = parseRequestId(carried.slice(0, idLength))
  const mailbox = carried.length > idLength ? parseSubscriberId(carried.slice(idLength)) : id
  return request && mailbox && { id, mailbox, request }
}
