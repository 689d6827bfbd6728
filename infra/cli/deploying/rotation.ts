import { secretLifetimeMs } from '../../../functions/lambda/cached-secret.ts'
import { tokenKeysSchema } from '../../../functions/lambda/keys.ts'
import { minuteMs } from '../../../shared/time/clock.ts'

/**
 * The text of the secret, as JSON: `current` names the key that signs, and every other entry is a key by its
 * id.
 */
type KeysText = string

/**
 * The time in milliseconds after which every running function has read an added key. It includes a minute for
 * differing clocks and for calls that still run.
 */
export const knownEverywhereMs = secretLifetimeMs + minuteMs

/** The secret is another one or is broken, so it must not be overwritten. */
export class NotTokenKeys extends Error {}

export interface RotationDeps {
  readonly read: () => Promise<KeysText>
  readonly write: (text: KeysText) => Promise<void>
  readonly wait: (ms: number) => Promise<unknown>
  /** Makes a random key of at least 32 characters. */
  readonly newKey: () => string
  readonly say: (sentence: string) => void
}

/**
 * Adds a new key, waits, and then lets it sign. The wait is needed because the functions read the keys at
 * different times. The api would refuse a link that is signed with a key it has not read yet, and a mail
 * program tries to unsubscribe only once. `say` gets only the keys' ids. Throws NotTokenKeys if the secret
 * does not hold such keys.
 */
export async function rotate({ read, write, wait, newKey, say }: RotationDeps): Promise<void> {
  const before = await read()
  const id = nextKeyId(before)
  await write(withKey(before, id, newKey()))
  say(`Key ${id} is added. Every function will accept its links in ${knownEverywhereMs / minuteMs} minutes.`)
  await wait(knownEverywhereMs)
  const text = rotated(await read(), id)
  await write(text)
  say(`Key ${id} signs from now on. Links of these keys are accepted: ${keyIds(text).join(', ')}.`)
}

/**
 * The secret's text with one more key, which does not sign yet. The old keys stay, because their links work
 * for ever.
 */
export function withKey(text: KeysText, id: string, key: string): KeysText {
  const keys = document(text)
  if (Object.hasOwn(keys, id)) throw new NotTokenKeys(`There is a key ${id} already.`)
  return checked(JSON.stringify({ ...keys, [id]: key }))
}

/** The secret's text with `id` as the key that signs. Throws NotTokenKeys if that key is missing. */
export function rotated(text: KeysText, id: string): KeysText {
  const keys = document(text)
  if (!Object.hasOwn(keys, id)) throw new NotTokenKeys(`Key ${id} is gone: somebody else wrote the secret.`)
  return checked(JSON.stringify({ ...keys, current: id }))
}

/** The next free id: `k` and one more than the highest number. */
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

/**
 * Throws NotTokenKeys unless the text holds keys. The address-hash key is plain text and fails: it must never
 * rotate.
 */
function checked(text: KeysText): KeysText {
  if (tokenKeysSchema.safeParse(text).success) return text
  throw new NotTokenKeys('This secret does not hold the keys that sign links. Nothing was changed.')
}
