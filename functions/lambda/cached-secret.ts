import * as z from 'zod/mini'
import { faultName } from '../../shared/log/fault-name.ts'
import type { Log } from '../../shared/log/log.ts'
import { type Clock, minuteMs } from '../../shared/time/clock.ts'

/**
 * How old keys that rotate may get in a running function. `npm run rotate-keys` counts on it: a key signs only once
 * every function must have read it.
 */
export const secretLifetimeMs = 5 * minuteMs

export interface CachedSecretOptions<T> {
  /** What it is called in logs and errors. */
  readonly name: string
  readonly read: () => Promise<string>
  readonly schema: z.core.$ZodType<T, string>
  readonly clock: Clock
  readonly log: Log
  /** Infinity for one that never changes. */
  readonly lifetimeMs: number
}

/** A secret is there and has not the shape that it should have. */
class MalformedSecret extends Error {
  override readonly name = 'MalformedSecret'
}

/**
 * A secret, read at the first use and again when it is too old. Where reading it again fails, the old one goes on being
 * used. Without any the call fails, and the next one tries again. The value is the same object until the text changes.
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
      // Without the fault as its cause: Lambda writes those into the log.
      if (!known) throw new Error(`the secret ${name} cannot be read: ${error}`)
      log.error('secret not read again', { secret: name, error })
    }
    return known.value
  }
}

function parsedSecret<T>(schema: z.core.$ZodType<T, string>, text: string): T {
  const parsed = z.safeParse(schema, text)
  if (!parsed.success) throw new MalformedSecret()
  return parsed.data
}
