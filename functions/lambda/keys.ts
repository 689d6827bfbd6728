import * as z from 'zod/mini'
import type { TokenKeys } from '../../shared/subscriber/token.ts'
import { parseJson } from './environment.ts'

/** The secrets of the service. Each function is given those that it works with. */
export interface Keys {
  readonly tokenKeys: TokenKeys
  readonly addressHashKey: Uint8Array
}

/** At least 32 characters. It never rotates: every subscriber's key hangs on it. */
export const addressHashKeySchema = z.pipe(
  z.string().check(z.minLength(32, 'must have at least 32 characters')),
  z.transform((key) => new TextEncoder().encode(key)),
)

const tokenKeysDocument = z.catchall(z.object({ current: z.string() }), z.string().check(z.minLength(32)))

/** `{"current": "k2", "k1": "…", "k2": "…"}`: new links are signed with the current key, all of them verify. */
export const tokenKeysSchema = z.pipe(
  z.string(),
  z.transform((json, { issues }): TokenKeys => {
    const parsed = tokenKeysDocument.safeParse(parseJson(json))
    if (parsed.success) {
      const { current, ...texts } = parsed.data
      const keys = Object.fromEntries(
        Object.entries(texts).map(([id, text]) => [id, new TextEncoder().encode(text)]),
      )
      // A key's name stands in links, between dots.
      const canStandInLinks = Object.keys(keys).every((id) => /^[A-Za-z0-9_-]+$/.test(id))
      if (Object.hasOwn(keys, current) && canStandInLinks) return { current, keys }
    }
    // Never the value itself: it is secret.
    const message = 'must be {"current": "k1", "k1": "at least 32 characters"}'
    issues.push({ code: 'custom', message, input: undefined })
    return z.NEVER
  }),
)
