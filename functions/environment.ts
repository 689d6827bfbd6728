import * as z from 'zod'
import type { TokenKeys } from '../shared/subscriber/token.ts'
import { parseTimeZone, type TimeZone } from '../shared/time/time-zone.ts'

/** The pieces that functions' environments are made of. Each function declares exactly what it needs. */
export const environmentValue = {
  text: z.string().min(1),
  url: z.url(),
  /** `https://host`, where pages and links live. */
  origin: z.url().refine((url) => !url.endsWith('/'), 'must not end with a slash'),
  count: z.coerce.number().int().positive(),
  hour: z.coerce.number().int().min(0).max(23),
  seats: z.coerce.number().pipe(z.literal([1, 2, 4, 8, 16])),
  timezone: z.string().transform((name, context): TimeZone => {
    const zone = parseTimeZone(name)
    if (zone) return zone
    context.addIssue({ code: 'custom', message: `"${name}" is not an IANA time zone` })
    return z.NEVER
  }),
  /** A secret of at least 32 characters. It never rotates: every subscriber's key hangs on it. */
  addressHashKey: z
    .string()
    .min(32)
    .transform((key) => new TextEncoder().encode(key)),
  /** `{"current": "k2", "k1": "…", "k2": "…"}`: new links are signed with the current key, all of them verify. */
  tokenKeys: z.string().transform((json, context): TokenKeys => {
    const parsed = tokenKeysSchema.safeParse(parseJson(json))
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
    context.addIssue({ code: 'custom', message: 'must be {"current": "k1", "k1": "at least 32 characters"}' })
    return z.NEVER
  }),
} as const

const tokenKeysSchema = z.object({ current: z.string() }).catchall(z.string().min(32))

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Reads a function's settings from its environment. The error names every setting that is missing or wrong. */
export function readEnvironment<T extends z.ZodType>(
  schema: T,
  environment: Readonly<Record<string, string | undefined>>,
): z.infer<T> {
  const parsed = schema.safeParse(environment)
  if (parsed.success) return parsed.data
  const problems = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
  throw new Error(`the environment is not complete: ${problems.join('; ')}`)
}
