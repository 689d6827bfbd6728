import { readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import * as z from 'zod'
import { parseAddress } from '../shared/subscriber/address.ts'
import { parseTimeZone } from '../shared/time/time-zone.ts'

/** Words for a wrong setting: what it is and what it must be. */
const must =
  (be: string) =>
  ({ input }: { readonly input: unknown }): string =>
    input === undefined ? 'is missing' : `is ${JSON.stringify(input)}, must be ${be}`

const text = (be: string, allowed: (text: string) => boolean) => {
  const error = must(be)
  return z.string({ error }).refine(allowed, { error })
}
const count = (from: number, to: number) => {
  const error = must(`a whole number from ${from} to ${to}`)
  return z.int({ error }).min(from, { error }).max(to, { error })
}
const line = text('one line of text', (value) => /^\P{Cc}*\S\P{Cc}*$/u.test(value))
const address = text('a mail address', (value) => {
  const parsed = parseAddress(value)
  return parsed.ok && parsed.address === value
})

/** One deployment of the service, as its operator describes it. */
const stageSchema = z.strictObject({
  /** Where everything stands, Amazon SES included. */
  region: text('an AWS region such as eu-central-1', (value) => /^[a-z]{2}(-[a-z]+)+-\d$/.test(value)),
  /** Where people reach the pages, and what every link in every mail begins with. */
  origin: text('https://host without a path', (value) => /^https:\/\/[a-z0-9.-]+(:\d+)?$/.test(value)),
  sender: z.strictObject({ name: line, address }, { error: must('{"name", "address"}') }),
  replyTo: address,
  /** In every mail: CAN-SPAM asks for it. */
  postalAddress: line,
  /** RFC 2919: names the list, in the form of a host name. */
  listId: text('like digest.example.org', (value) => /^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(value)),
  /** When the day's edition appears. */
  edition: z.strictObject(
    {
      hour: count(0, 23),
      timezone: text('an IANA time zone', (value) => parseTimeZone(value) !== undefined),
    },
    { error: must('{"hour", "timezone"}') },
  ),
  /** Workers that mail side by side: 1 up to 200 mails a second. Changes only while nothing is sent. */
  seats: z.literal([1, 2, 4, 8, 16], { error: must('1, 2, 4, 8 or 16') }),
  /** Mails a second and a day as long as the account's quota cannot be read. */
  fallbackSendRate: count(1, 1_000),
  fallbackDailyQuota: count(1, 100_000_000),
  papersPerDigest: count(1, 100),
  /** An address or a page: tells the papers' sources who asks. */
  contact: line,
  /** Who is told when something is broken. */
  alarmAddress: address.optional(),
  /** Keeps table, keys and stack from being deleted. Only a stage without real readers says false. */
  production: z.boolean({ error: must('true or false') }).default(true),
})

export type Stage = z.output<typeof stageSchema>

/** What a stage file holds. It also lets anybody synthesize the service without settings or an account. */
export const exampleStage: z.input<typeof stageSchema> = {
  region: 'us-east-1',
  origin: 'https://paperwire.example',
  sender: { name: 'Paperwire', address: 'papers@paperwire.example' },
  replyTo: 'editors@paperwire.example',
  postalAddress: 'Example Lab, 1 Example Street, 12345 Example',
  listId: 'digest.paperwire.example',
  edition: { hour: 6, timezone: 'UTC' },
  seats: 1,
  fallbackSendRate: 1,
  fallbackDailyQuota: 200,
  papersPerDigest: 10,
  contact: 'https://paperwire.example',
}

/** Why there is no stage to deploy, in one sentence for the operator. */
export class StageProblem extends Error {}

/** Reads `NAME.json` from a folder that git ignores: a stage names people, so none is committed. */
export function readStage(name: string, folder: string): Stage {
  if (name === 'example') return parseStage(exampleStage, 'the example stage')
  if (!/^[a-z][a-z0-9-]{0,30}$/.test(name)) {
    throw new StageProblem(`-c stage=${name}: a stage is named with small letters, digits and hyphens.`)
  }
  const file = join(folder, `${name}.json`)
  const shown = relative(process.cwd(), file)
  return parseStage(readJson(file, shown), shown)
}

export function parseStage(json: unknown, where: string): Stage {
  const parsed = stageSchema.safeParse(json)
  if (parsed.success) return parsed.data
  const problems = parsed.error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => `${[...issue.path, key].join('.')} is no setting`)
      : [`${issue.path.join('.') || 'all of it'} ${issue.message}`],
  )
  throw new StageProblem(`${where}: ${problems.join('; ')}.`)
}

function readJson(file: string, shown: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (cause) {
    const why =
      cause instanceof SyntaxError
        ? `is not JSON (${cause.message})`
        : 'cannot be read: write it like exampleStage in infra/stages.ts'
    throw new StageProblem(`${shown} ${why}.`, { cause })
  }
}
