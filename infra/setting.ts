import * as z from 'zod'
import { brandNamePattern, type Colours, colourPattern, defaultPalette } from '../shared/brand/brand.ts'
import { parseBareAddress } from '../shared/subscriber/address/address.ts'
import { parseDomain } from '../shared/subscriber/address/address-domain.ts'
import { parseTimeZone } from '../shared/time/time-zone.ts'
import { knownRegions, regionsWithoutSes } from './regions.ts'

/** The message for a wrong setting: its value and what it must be. */
export const must =
  (be: string) =>
  ({ input }: { readonly input: unknown }): string =>
    input === undefined ? 'is missing' : `is ${JSON.stringify(input)}, must be ${be}`

const text = (be: string, allowed: (text: string) => boolean) => {
  const error = must(be)
  return z.string({ error }).refine(allowed, { error, abort: true })
}

const hostName = /^(?=.{4,253}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+$/

const knownRegion = text('an AWS region such as eu-central-1', (value) =>
  /^[a-z]{2,4}(-[a-z]+)+-\d$/.test(value),
).refine((value) => knownRegions.includes(value), {
  error: must('one of the regions in docs/deploy.md'),
  abort: true,
})

const colour = text('a colour such as #0b5a7a', (value) => colourPattern.test(value))

/**
 * The zod schemas for the kinds of values in a stage's settings. Each refusal says the value and what is
 * allowed.
 */
export const setting = {
  count: (from: number, to: number) => {
    const error = must(`a whole number from ${from} to ${to}`)
    return z.int({ error }).min(from, { error }).max(to, { error })
  },
  line: text('one line of text', (value) => /\S/.test(value) && !/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u.test(value)),
  brandName: text('a name of 1 to 40 characters on one line', (value) => brandNamePattern.test(value)),
  /** The colours of a scheme that differ from Paperwire's own. */
  colours: z
    .partialRecord(z.enum(Object.keys(defaultPalette.light) as (keyof Colours)[]), colour, {
      error: must('colours by their names, such as {"link": "#8a1c5b"}'),
    })
    .default({}),
  address: text('a mail address', isAddress),
  contact: text(
    'a mail address, or an https address without "#"',
    (value) => isAddress(value) || isPage(value),
  ),
  /** A string in JSON, because an account's number may begin with a zero. */
  account: text("an AWS account's twelve digits, in quotes", (value) => /^\d{12}$/.test(value)),
  page: text('an https address without "#"', isPage),
  /** A region that has all that a stage needs, Amazon SES above all. */
  region: knownRegion.refine((value) => !(value in regionsWithoutSes), {
    error: ({ input }) =>
      `is ${JSON.stringify(input)}, where there is no Amazon SES: choose ${inWords(regionsWithoutSes[String(input)] ?? [])} nearby`,
  }),
  /** A region that only keeps a copy of secrets. */
  secretsRegion: knownRegion,
  /** `digest.example.org` is short for `https://digest.example.org`. */
  origin: text(
    'a host name, or https://host without a path',
    (value) => hostName.test(value) || /^https:\/\/[a-z0-9.-]+(:\d+)?$/.test(value),
  ).transform((value) => (value.startsWith('https://') ? value : `https://${value}`)),
  /** An origin as browsers spell it in their `Origin` header (RFC 6454 §6.2): nothing after the host but a port. */
  website: text(
    'https://host without a path, in small letters',
    (value) => value.startsWith('https://') && URL.canParse(value) && new URL(value).origin === value,
  ),
  tableName: text('the name of a table', (value) => /^[A-Za-z0-9_.-]{3,255}$/.test(value)),
  /**
   * A domain of mail addresses, with the domains below it. `bücher.example` is taken as it is typed, and becomes the
   * form that a parsed address has.
   */
  mailDomain: z.string({ error: must('a domain such as example.org') }).transform((typed, { addIssue }) => {
    const parsed = parseDomain(typed)
    if (parsed.ok) return parsed.domain
    addIssue({ code: 'custom', message: must('a domain such as example.org')({ input: typed }) })
    return z.NEVER
  }),
  host: text('a host name', (value) => hostName.test(value)),
  listId: text('like digest.example.org', (value) => hostName.test(value)),
  timezone: text('an IANA time zone', (value) => parseTimeZone(value) !== undefined),
  certificateArn: text('the ARN of a certificate', (value) =>
    /^arn:aws[a-z-]*:acm:[a-z0-9-]+:\d{12}:certificate\/[\w-]+$/.test(value),
  ),
  /**
   * An archive, mostly with a subject class after a dot, as arXiv names them
   * (https://arxiv.org/category_taxonomy).
   */
  arxivCategory: text('a category of arXiv such as cs.CL', (value) =>
    /^[a-z]+(-[a-z]+)?(\.([A-Z]{2}|[a-z]+(-[a-z]+)?))?$/.test(value),
  ),
  /** A comma would part it in two on its way to the function. */
  preprintCategory: text('a category of bioRxiv or medRxiv such as cell biology', (value) =>
    /^[A-Za-z][A-Za-z0-9 ()/&_-]{1,78}[A-Za-z)]$/.test(value),
  ),
  oneOf: <const Values extends readonly (number | string)[]>(values: Values) =>
    z.literal([...values] as Values[number][], {
      error: must(inWords(values.map((value) => JSON.stringify(value)))),
    }),
} as const

/** The values as a list in words: `1, 2 or 4`. */
function inWords(values: readonly string[]): string {
  return [values.slice(0, -1).join(', '), ...values.slice(-1)].filter((part) => part !== '').join(' or ')
}

function isAddress(value: string): boolean {
  const parsed = parseBareAddress(value)
  return parsed.ok && parsed.address === value
}

function isPage(value: string): boolean {
  return /^https:\/\/[^\s#]+$/.test(value)
}
