import * as z from 'zod/mini'
import { parseTimeZone, type TimeZone } from '../../shared/time/time-zone.ts'

const url = z.url('must be an address such as https://papers.example')
const seatCounts = 'must be 1, 2, 4, 8 or 16'

/** `allowed` is what an operator reads of any other value: once, therefore a single check. */
function wholeNumber(allowed: string, least: number, most = Number.MAX_SAFE_INTEGER) {
  const isAllowed = (number: number) => Number.isInteger(number) && number >= least && number <= most
  return z.coerce.number(allowed).check(z.refine(isAllowed, allowed))
}

/**
 * The pieces that functions' environments are made of. Each function declares exactly what it needs. Each check says
 * what is allowed, because zod/mini brings no words of its own.
 */
export const environmentValue = {
  text: z.string().check(z.minLength(1, 'must not be empty')),
  url,
  /** `https://host`, where pages and links live. */
  origin: url.check(z.refine((origin) => !origin.endsWith('/'), 'must not end with a slash')),
  count: wholeNumber('must be a whole number from 1 on', 1),
  hour: wholeNumber('must be a whole number from 0 to 23', 0, 23),
  seats: z.pipe(z.coerce.number(seatCounts), z.literal([1, 2, 4, 8, 16], seatCounts)),
  /** `cs.AI,cs.LG`, or nothing. */
  arxivCategories: z.pipe(
    z.string(),
    z.transform((list) => list.split(',').filter((category) => category !== '')),
  ),
  timezone: z.pipe(
    z.string(),
    z.transform((name, { issues }): TimeZone => {
      const zone = parseTimeZone(name)
      if (zone) return zone
      issues.push({ code: 'custom', message: `"${name}" is not an IANA time zone`, input: name })
      return z.NEVER
    }),
  ),
} as const

/** Reads a function's settings from its environment. The error names every setting that is missing or wrong. */
export function readEnvironment<T extends z.ZodMiniType>(
  schema: T,
  environment: Readonly<Record<string, string | undefined>>,
): z.infer<T> {
  const parsed = schema.safeParse(environment)
  if (parsed.success) return parsed.data
  const problems = parsed.error.issues.map(({ path, message }) => {
    const name = path.join('.')
    return `${name}: ${environment[name] === undefined ? 'is missing' : message}`
  })
  throw new Error(`the environment is not complete: ${problems.join('; ')}`)
}

/** Undefined where a text is no JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
