import * as z from 'zod/mini'
import { parseTimeZone, type TimeZone } from '../../shared/time/time-zone.ts'

const url = z.url('must be an address such as https://papers.example')
const seatCounts = 'must be 1, 2, 4, 8 or 16'

/**
 * `allowed` is the message for any other value. There is a single check, so that the message appears once.
 */
function wholeNumber(allowed: string, least: number, most = Number.MAX_SAFE_INTEGER) {
  const isAllowed = (number: number) => Number.isInteger(number) && number >= least && number <= most
  return z.coerce.number(allowed).check(z.refine(isAllowed, allowed))
}

/**
 * The schemas from which each function declares exactly the variables that it needs. Each check has a message
 * that says what is allowed, because zod/mini has no messages of its own.
 */
export const environmentValue = {
  text: z.string().check(z.minLength(1, 'must not be empty')),
  url,
  /** The origin of all pages and links: `https://host`. */
  origin: url.check(z.refine((origin) => !origin.endsWith('/'), 'must not end with a slash')),
  /** Origins separated by commas; the empty text is an empty list. */
  origins: z.pipe(
    z.string(),
    z.transform((list) => list.split(',').filter((origin) => origin !== '')),
  ),
  count: wholeNumber('must be a whole number from 1 on', 1),
  percent: wholeNumber('must be a whole number from 1 to 100', 1, 100),
  hour: wholeNumber('must be a whole number from 0 to 23', 0, 23),
  seats: z.pipe(z.coerce.number(seatCounts), z.literal([1, 2, 4, 8, 16], seatCounts)),
  /** Categories separated by commas, such as `cs.AI,cs.LG`; the empty text is an empty list. */
  categories: z.pipe(
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

/**
 * Parses a function's environment variables. Throws an error that names every variable that is missing or
 * wrong.
 */
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

/** Parses JSON; undefined if the text is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
