import { readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import * as z from 'zod'
import { brandOf, type Colours, defaultBrand, defaultPalette } from '../shared/brand/brand.ts'
import { faintTexts } from '../shared/brand/contrast.ts'
import { languageTags } from '../shared/subscriber/language-tag.ts'
import exampleStage from './example-stage.json' with { type: 'json' }
import { must, setting } from './setting.ts'

/** Those of a scheme that differ from Paperwire's own. */
const colours = z
  .partialRecord(z.enum(Object.keys(defaultPalette.light) as (keyof Colours)[]), setting.colour, {
    error: must('colours by their names, such as {"link": "#8a1c5b"}'),
  })
  .default({})

/** One deployment of the service, as its operator describes it. */
const settings = z.strictObject({
  /** Where everything stands, Amazon SES included. */
  region: setting.region,
  /** The only account that it may be deployed to; without it, whichever the credentials are for. */
  account: setting.account.optional(),
  /** Where people reach the pages, and what every link in every mail begins with. */
  origin: setting.origin,
  /** Lets the API answer under the origin's host. The certificate is one of ACM's, in the stage's region. */
  customDomain: z
    .strictObject(
      { host: setting.host, certificateArn: setting.certificateArn },
      { error: must('{"host", "certificateArn"}') },
    )
    .optional(),
  sender: z.strictObject(
    { name: setting.line, address: setting.address },
    { error: must('{"name", "address"}') },
  ),
  /**
   * SES knows a domain once in an account and region. Where it does already, by hand or by another stage, the stack
   * leaves it as it is.
   */
  identity: setting.oneOf(['created', 'existing']).default('created'),
  /** Below the sender's domain: bounces come back to it, and SPF then speaks for the sender's own domain. */
  mailFrom: setting.host.optional(),
  replyTo: setting.address,
  /** In every mail: CAN-SPAM asks for it. */
  postalAddress: setting.line,
  /** RFC 2919: names the list, in the form of a host name. */
  listId: setting.listId,
  /** The service's own name and colours, in pages and mails. */
  brand: z
    .strictObject(
      { name: setting.brandName.default(defaultBrand.name), light: colours, dark: colours },
      { error: must('{"name", "light", "dark"}') },
    )
    .prefault({}),
  /** What readers are spoken to in who chose no language. */
  language: setting.oneOf(languageTags).default('en'),
  /** When the day's edition appears. */
  edition: z.strictObject(
    { hour: setting.count(0, 23), timezone: setting.timezone },
    { error: must('{"hour", "timezone"}') },
  ),
  papers: z
    .strictObject(
      {
        /** What arXiv is asked for; an empty list asks it nothing. */
        arxivCategories: z
          .array(setting.arxivCategory, { error: must('a list of categories') })
          .max(20, { error: 'holds more than 20 categories' })
          .default(['cs.AI', 'cs.CL', 'cs.CV', 'cs.LG', 'stat.ML']),
      },
      { error: must('{"arxivCategories"}') },
    )
    .prefault({}),
  /**
   * Workers that mail side by side, each one mail after the other: about eight a second. As many as the account's rate
   * is worth. Changes only while nothing is sent.
   */
  seats: setting.oneOf([1, 2, 4, 8, 16]),
  /** Mails a second and a day as long as the account's quota cannot be read. */
  fallbackSendRate: setting.count(1, 1_000),
  fallbackDailyQuota: setting.count(1, 100_000_000),
  /** More than 20, and Gmail would clip the mail before its unsubscribe link. */
  papersPerDigest: setting.count(1, 20),
  /** Requests to the API: far above what readers do by themselves, and a flood stays cheap. */
  throttle: z
    .strictObject(
      { ratePerSecond: setting.count(1, 10_000).default(50), burst: setting.count(1, 5_000).default(100) },
      { error: must('{"ratePerSecond", "burst"}') },
    )
    .prefault({}),
  /** An address or a page: tells the papers' sources who asks. */
  contact: setting.line,
  /** Who is told when something is broken or costs too much: a service that nobody watches is not deployed. */
  alarmAddress: setting.address,
  /** Where the operators read `docs/operate.md`: each alarm's mail links to its paragraph there. */
  runbook: setting.page.default('docs/operate.md'),
  /** In US dollars, for the whole account. */
  monthlyBudget: setting.count(1, 1_000_000).default(20),
  /** A table that was restored from a backup, in place of the stack's own. */
  tableName: setting.tableName.optional(),
  /** Where the keys are copied to: without them the table is worth nothing, and its backups do not hold them. */
  backupRegion: setting.region.optional(),
  /** Longer than the table's 35 days of backups: a restored table needs the lines that say who left since. */
  logDays: setting.oneOf([1, 3, 7, 14, 30, 60, 90, 180, 365]).default(60),
  /** Keeps table, keys and stack from being deleted. Only a stage without real readers says false. */
  production: z.boolean({ error: must('true or false') }).default(true),
})

const stageSchema = settings
  .refine(({ customDomain, origin }) => !customDomain || origin === `https://${customDomain.host}`, {
    path: ['customDomain', 'host'],
    error: "must be the origin's host: every link leads there",
  })
  .refine(
    ({ customDomain, region }) => !customDomain || customDomain.certificateArn.includes(`:${region}:`),
    {
      path: ['customDomain', 'certificateArn'],
      error: "must be of the stage's region",
    },
  )
  .refine(({ logDays, production }) => logDays >= 60 || !production, {
    path: ['logDays'],
    error: 'must be 60 or more in production: without the logs a restored table does not know who left since',
  })
  .refine(({ mailFrom, sender }) => !mailFrom || mailFrom.endsWith(`.${domainOf(sender.address)}`), {
    path: ['mailFrom'],
    error: "must be below the domain of the sender's address",
  })
  .refine(({ mailFrom, identity }) => !mailFrom || identity === 'created', {
    path: ['mailFrom'],
    error: 'must be left out: an identity that exists keeps its own',
  })
  .refine(({ backupRegion, region }) => backupRegion !== region, {
    path: ['backupRegion'],
    error: "must be another region than the stage's",
  })

  .check(({ value, issues }) => {
    const faint = faintTexts(brandOf(value.brand).palette)
    if (faint.length === 0) return
    const message = `has texts that are hard to read: ${faint.join(', ')}`
    issues.push({ code: 'custom', input: value.brand, path: ['brand'], message })
  })

export type Stage = z.output<typeof stageSchema>

/** Why there is no stage to deploy, in one sentence for the operator. */
export class StageProblem extends Error {}

/** Reads `NAME.json` from a folder that git ignores: a stage names people, so none is committed. */
export function readStage(name: string, folder: string): Stage {
  // It lets anybody synthesize the service without settings or an account.
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

/** The part of a mail address behind its `@`. */
export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1)
}

function readJson(file: string, shown: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (cause) {
    const why =
      cause instanceof SyntaxError
        ? `is not JSON (${cause.message})`
        : 'cannot be read: begin with a copy of infra/example-stage.json'
    throw new StageProblem(`${shown} ${why}.`, { cause })
  }
}
