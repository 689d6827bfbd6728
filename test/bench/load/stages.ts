import { parseAddress } from '../../../shared/subscriber/address/address.ts'
import { linkPath } from '../../../shared/subscriber/link/links.ts'
import { signedToken, type TokenKeys } from '../../../shared/subscriber/link/token.ts'
import type { Subscriber } from '../../../shared/subscriber/subscriber.ts'
import type { SubscriberIds } from '../../../shared/subscriber/subscriber-id.ts'
import type { Ask } from './connections.ts'
import type { Promised } from './promised.ts'

/** Makes the requests of a stage, one after the other without end. */
export type Stage = () => { readonly ask: Ask; readonly promised?: Promised }

const form = { 'Content-Type': 'application/x-www-form-urlencoded' }

/** A page as a browser asks for it. */
export function page(path: string): Stage {
  const headers = {
    Accept: 'text/html',
    'Accept-Encoding': 'gzip, deflate, br, zstd',
    'Accept-Language': 'en',
  }
  return () => ({ ask: { method: 'GET', path, headers } })
}

/** Each sign-up is somebody else's. */
export function signUps(name: string, idOf: SubscriberIds): Stage {
  let number = 0
  return () => signUp(`${name}-${++number}@load.example.org`, idOf)
}

/** All of them write one and the same item. */
export function signUpsOfOne(idOf: SubscriberIds): Stage {
  return () => signUp('everybody@load.example.org', idOf)
}

function signUp(email: string, idOf: SubscriberIds): ReturnType<Stage> {
  const parsed = parseAddress(email)
  if (!parsed.ok) throw new Error(`${email} is no address: ${parsed.problem}`)
  const { address } = parsed
  return {
    ask: {
      method: 'POST',
      path: '/api/subscriptions',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ email, topics: ['graph theory', 'speech'] }),
    },
    promised: { id: idOf(address), isKept: (stored) => 'address' in stored && stored.address === address },
  }
}

/** The button of the confirmation mail of everybody who is asked. Some press it twice. */
export function confirmations(asked: readonly Subscriber[], keys: TokenKeys, now: number): Stage {
  const links = asked.flatMap((subscriber) => {
    if (subscriber.status !== 'pending') return []
    const { id, requests } = subscriber
    const newest = requests.at(-1)
    return newest ? [{ id, path: linkPath('confirm', signedToken(keys, 'confirm', id, now, newest.id)) }] : []
  })
  return inTurns(links, {
    ask: (path) => ({ method: 'POST', path, headers: form }),
    isKept: ({ status }) => status === 'confirmed',
    hasProof: true,
  })
}

export function oneClicks(readers: readonly Subscriber[], keys: TokenKeys, now: number): Stage {
  const links = readers.map(({ id }) => ({
    id,
    path: linkPath('unsubscribe', signedToken(keys, 'unsubscribe', id, now)),
  }))
  const body = 'List-Unsubscribe=One-Click'
  return inTurns(links, {
    ask: (path) => ({ method: 'POST', path, headers: form, body }),
    isKept: ({ status }) => status === 'unsubscribed',
  })
}

interface ReaderLink extends Pick<Promised, 'id'> {
  readonly path: string
}

interface Asked extends Omit<Promised, 'id'> {
  readonly ask: (path: string) => Ask
}

function inTurns(links: readonly ReaderLink[], { ask, ...promised }: Asked): Stage {
  let number = 0
  return () => {
    const link = links[number++ % links.length]
    if (!link) throw new Error('there is nobody to ask for')
    return { ask: ask(link.path), promised: { id: link.id, ...promised } }
  }
}
