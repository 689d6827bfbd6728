import { secretLifetimeMs } from '../../../functions/lambda/cached-secret.ts'
import { tokenKeysSchema } from '../../../functions/lambda/keys.ts'
import { minuteMs } from '../../../shared/time/clock.ts'

/** The secret's text as it is kept: `current` names the key that signs, every other entry is a key by its id. */
type KeysText = string

/** After so long every function that runs has read a key that was added, with a minute to spare for clocks and calls. */
export const knownEverywhereMs = secretLifetimeMs + minuteMs

/** It is another secret, or a broken one: nothing may be written over it. */
export class NotTokenKeys extends Error {}

export interface RotationDeps {
  readonly read: () => Promise<KeysText>
  readonly write: (text: KeysText) => Promise<void>
  readonly wait: (ms: number) => Promise<unknown>
  /** A new key: random, at least 32 characters. */
  readonly newKey: () => string
  readonly say: (sentence: string) => void
}

/**
 * Adds a new key and lets it sign. In two steps with a wait between them, because the functions read the keys at
 * different moments: a link signed with a key that the api has not read yet would be refused, and a mail program that
 * unsubscribes somebody asks only once. Nothing is said but the keys' ids.
 */
export async function rotate({ read, write, wait, newKey, say }: RotationDeps): Promise<void> {
  const before = await read()
  const id = nextKeyId(before)
  await write(withKey(before, id, newKey()))
  say(`Key ${id} is added and verifies. Every function knows it in ${knownEverywhereMs / minuteMs} minutes.`)
  await wait(knownEverywhereMs)
  const text = rotated(await read(), id)
  await write(text)
  say(`Key ${id} signs from now on. These verify: ${keyIds(text).join(', ')}.`)
}

/** The keys and one more, which verifies and does not sign yet. The others stay: their links live for ever. */
export function withKey(text: KeysText, id: string, key: string): KeysText {
  const keys = document(text)
  if (Object.hasOwn(keys, id)) throw new NotTokenKeys(`There is a key ${id} already.`)
  return checked(JSON.stringify({ ...keys, [id]: key }))
}

/** The keys with another one that signs. */
export function rotated(text: KeysText, id: string): KeysText {
  const keys = document(text)
  if (!Object.hasOwn(keys, id)) throw new NotTokenKeys(`Key ${id} is gone: somebody else wrote the secret.`)
  return checked(JSON.stringify({ ...keys, current: id }))
}

/** `k` and one more than the highest number so far. */
export function nextKeyId(text: KeysText): string {
  const numbers = keyIds(text).map((id) => Number(/^k(\d+)$/.exec(id)?.[1] ?? 0))
  return `k${Math.max(0, ...numbers) + 1}`
}

function keyIds(text: KeysText): string[] {
  return Object.keys(document(text)).filter((id) => id !== 'current')
}

function document(text: KeysText): Readonly<Record<string, string>> {
  return JSON.parse(checked(text))
}

/** The address-hash key is plain text and fails here: it never rotates, because every subscriber's id hangs on it. */
function checked(text: KeysText): KeysText {
  if (tokenKeysSchema.safeParse(text).success) return text
  throw new NotTokenKeys('This secret does not hold the keys that sign links; nothing was changed.')
}
