import type { Message } from './message.ts'

/** The mails to an address that holds this text, in whatever case. An empty text is in every address. */
export function mailsTo(messages: readonly Message[], text: string): Message[] {
  const sought = text.trim().toLowerCase()
  return messages.filter(({ destination }) =>
    destination.some((address) => address.toLowerCase().includes(sought)),
  )
}
