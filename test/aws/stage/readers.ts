import { expect, vi } from 'vitest'
import { parseSubscriberId, type SubscriberId } from '../../../shared/subscriber/subscriber-id.ts'
import type { SentMail } from './ses-front.ts'

/** Readers who use the deployed service through its door and their mailboxes. */
export interface Readers {
  readonly post: (link: string, form?: Readonly<Record<string, string>>) => Promise<Response>
  /** The first mail to an address that has a tag of this name. Waits for it. */
  readonly mailTo: (address: string, tag: 'letter' | 'edition') => Promise<SentMail>
  /** The first link in a mail to a path such as `/confirm/`. */
  readonly link: (mail: SentMail, path: string) => string
  /** Signs a reader up. Returns the letter that asks them to confirm. */
  readonly signUp: (address: string) => Promise<SentMail>
  /** Signs a reader up and confirms. Returns their first digest. */
  readonly welcome: (address: string) => Promise<SentMail>
}

export function readers(origin: string, mails: readonly SentMail[]): Readers {
  const post: Readers['post'] = (link, form = {}) =>
    fetch(link, { method: 'POST', body: new URLSearchParams(form), redirect: 'manual' })

  const mailTo: Readers['mailTo'] = (address, tag) =>
    vi.waitFor(
      () => {
        const mail = mails.find(
          ({ message: { destination, tags } }) => destination.includes(address) && tags[tag],
        )
        if (!mail) throw new Error(`no mail with the tag ${tag} went to ${address}`)
        return mail
      },
      { timeout: 90_000, interval: 50 },
    )

  const link: Readers['link'] = ({ email }, path) => {
    const found = (email.text ?? '').split(/\s+/).find((word) => word.startsWith(`${origin}${path}`))
    if (found === undefined) throw new Error(`the mail "${email.subject}" has no link to ${path}`)
    return found
  }

  const signUp: Readers['signUp'] = async (address) => {
    const signedUp = await fetch(`${origin}/api/subscriptions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: address, timezone: 'UTC' }),
    })
    expect(signedUp.status, await signedUp.text()).toBe(202)
    return mailTo(address, 'letter')
  }

  return {
    post,
    mailTo,
    link,
    signUp,
    async welcome(address) {
      const confirmed = await post(link(await signUp(address), '/confirm/'))
      expect(confirmed.status, await confirmed.text()).toBe(200)
      return mailTo(address, 'edition')
    },
  }
}

/** The subscriber to whom a mail went. */
export function readerOf({ message }: SentMail): SubscriberId {
  const id = parseSubscriberId(message.tags.subscriber ?? '')
  if (!id) throw new Error(`a mail that names no subscriber: ${JSON.stringify(message.tags)}`)
  return id
}
