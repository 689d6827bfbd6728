import * as z from 'zod/mini'
import { faultName } from '../../shared/log/fault-name.ts'
import type { Log } from '../../shared/log/log.ts'
import { type Clock, minuteMs } from '../../shared/time/clock.ts'

/**
 * The time after which a running function reads rotating keys again. `npm run rotate-keys` relies on it: a
 * new key signs only when every function must have read it.
 */
export const secretLifetimeMs = 5 * minuteMs

export interface CachedSecretOptions<T> {
  /** The name of the secret in logs and errors. */
  readonly name: string
  readonly read: () => Promise<string>
  readonly schema: z.core.$ZodType<T, string>
  readonly clock: Clock
  readonly log: Log
  /** The time in milliseconds after which the secret is read again; `Infinity` if it never changes. */
  readonly lifetimeMs: number
}

/** The secret exists, but its text does not have the expected shape. */
class MalformedSecret extends Error {
  override readonly name = 'MalformedSecret'
}

/**
 * Reads a secret at the first call and again when it is older than `lifetimeMs`. If reading it again fails,
 * the old value stays in use until another lifetime has passed. If there is no old value, the call throws and
 * the next call reads again. The value is the same object until the text changes.
 */
export function cachedSecret<T>(options: CachedSecretOptions<T>): () => Promise<T> {
  const { name, clock, log, lifetimeMs } = options
  let known: { readonly text: string; readonly value: T } | undefined
  let triedAt = 0
  return async () => {
    if (known && clock() < triedAt + lifetimeMs) return known.value
    triedAt = clock()
    try {
      const text = await options.read()
      if (text !== known?.text) known = { text, value: parsedSecret(options.schema, text) }
    } catch (fault) {
      const error = faultName(fault)
      log.error(known ? 'secret not read again' : 'secret not read', { secret: name, error })
      // The error has no `cause`: Lambda would write the fault into the log, and the fault could hold the
      // secret. Its code tells an outage, which passes, from a mistake.
      if (!known) {
        const unread = new Error(`the secret ${name} cannot be read: ${error}`)
        throw Object.assign(unread, { code: fault instanceof Error ? fault.name : 'unknown' })
      }
    }
    return known.value
  }
}

function parsedSecret<T>(schema: z.core.$ZodType<T, string>, text: string): T {
  const parsed = z.safeParse(schema, text)
  if (!parsed.success) throw new MalformedSecret()
  return parsed.data
}
