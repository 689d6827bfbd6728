import * as z from 'zod/mini'
import type { TokenKeys } from '../../shared/subscriber/link/token.ts'
import { parseJson } from './environment.ts'

/** The secrets of the service. Each function gets only those that it uses. */
export interface Keys {
  readonly tokenKeys: TokenKeys
  readonly addressHashKey: Uint8Array
}

/** At least 32 characters. The key never rotates, because every subscriber's id is computed with it. */
export const addressHashKeySchema = z.pipe(
  z.string().check(z.minLength(32, 'must have at least 32 characters')),
  z.transform((key) => new TextEncoder().encode(key)),
)

const tokenKeysDocument = z.catchall(z.object({ current: z.string() }), z.string().check(z.minLength(32)))

/** `{"current": "k2", "k1": "…", "k2": "…"}`: the current key signs new links, and all keys verify links. */
export const tokenKeysSchema = z.pipe(
  z.string(),
  z.transform((json, { issues }): TokenKeys => {
    const parsed = tokenKeysDocument.safeParse(parseJson(json))
    if (parsed.success) {
      const { current, ...texts } = parsed.data
      const keys = Object.fromEntries(
        Object.entries(texts).map(([id, text]) => [id, new TextEncoder().encode(text)]),
      )
      // Links hold the id of their key between two dots.
      const canStandInLinks = Object.keys(keys).every((id) => /^[A-Za-z0-9_-]+$/.test(id))
      if (Object.hasOwn(keys, current) && canStandInLinks) return { current, keys }
    }
    // The message must not hold the value, because the value is secret.
    const message = 'must be {"current": "k1", "k1": "at least 32 characters"}'
    issues.push({ code: 'custom', message, input: undefined })
    return z.NEVER
  }),
)
