import * as z from 'zod'
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
  /** `cs.AI,cs.LG`, or nothing. */
  arxivCategories: z.string().transform((list) => list.split(',').filter((category) => category !== '')),
  timezone: z.string().transform((name, context): TimeZone => {
    const zone = parseTimeZone(name)
    if (zone) return zone
    context.addIssue({ code: 'custom', message: `"${name}" is not an IANA time zone` })
    return z.NEVER
  }),
} as const

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
