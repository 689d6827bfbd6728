import * as z from 'zod'
import { brandOf, defaultBrand } from '../shared/brand/brand.ts'
import { faintTexts } from '../shared/brand/contrast.ts'
import { domainOf } from '../shared/subscriber/address/address.ts'
import { languageTags } from '../shared/subscriber/preferences/language-tag.ts'
import { partitionOf } from './regions.ts'
import { must, setting } from './setting.ts'
import { signUpSettings } from './sign-up-settings.ts'
import { feedList, fitIntoVariables, mostVariableBytes, preprintCategories } from './source-settings.ts'

/** The settings of one deployment, as its operator writes them. */
const settings = z.strictObject({
  /** The AWS region of all resources, Amazon SES included. */
  region: setting.region,
  /** The only AWS account that the stage may be deployed to; without it, the account of the credentials. */
  account: setting.account.optional(),
  /** The address of the pages. Every link in every mail begins with it. */
  origin: setting.origin,
  /** Lets the API answer under the origin's host. The certificate must be in ACM, in the stage's region. */
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
   * SES holds a domain once per account and region. `existing` says that the domain is there already, made by
   * hand or by another stage. The stack then leaves it as it is.
   */
  identity: setting.oneOf(['created', 'existing']).default('created'),
  /**
   * A host below the sender's domain. Bounces return to it, and SPF then passes for the sender's own domain.
   */
  mailFrom: setting.host.optional(),
  replyTo: setting.address,
  /** Stands in every mail, because CAN-SPAM requires it. */
  postalAddress: setting.line,
  /** The list's id (RFC 2919), in the form of a host name. */
  listId: setting.listId,
  /** The service's own name and colours, in pages and mails. */
  brand: z
    .strictObject(
      { name: setting.brandName.default(defaultBrand.name), light: setting.colours, dark: setting.colours },
      { error: must('{"name", "light", "dark"}') },
    )
    .prefault({}),
  /** The language of readers who did not choose one. */
  language: setting.oneOf(languageTags).default('en'),
  /** The time of day at which the edition appears. */
  edition: z.strictObject(
    { hour: setting.count(0, 23), timezone: setting.timezone },
    { error: must('{"hour", "timezone"}') },
  ),
  papers: z
    .strictObject(
      {
        /** The categories that arXiv is asked for; with an empty list, arXiv is not asked. */
        arxivCategories: z
          .array(setting.arxivCategory, { error: must('a list of categories') })
          .max(20, { error: 'holds more than 20 categories' })
          .default(['cs.AI', 'cs.CL', 'cs.CV', 'cs.LG', 'stat.ML']),
        /** The categories that bioRxiv and medRxiv are asked for, or `all` alone; without any, they are not asked. */
        biorxiv: preprintCategories,
        medrxiv: preprintCategories,
        feeds: feedList,
      },
      { error: must('{"arxivCategories", "biorxiv", "medrxiv", "feeds"}') },
    )
    .prefault({}),
  /**
   * The number of workers that mail side by side. Each mails one digest after the other, about eight per
   * second. Choose as many as the account's send rate needs. Change the number only while nothing is sent.
   */
  seats: setting.oneOf([1, 2, 4, 8, 16]),
  /** Mails per second and per day that are sent while the account's quota cannot be read. */
  fallbackSendRate: setting.count(1, 1_000),
  fallbackDailyQuota: setting.count(1, 100_000_000),
  ...signUpSettings,
  /** At most 20: Gmail would clip a longer mail before its unsubscribe link. */
  papersPerDigest: setting.count(1, 20),
  /** A mail address or a page by which the sources of papers can reach the operator. */
  contact: setting.line,
  /**
   * Where to report a hole in the service: a mail address or an https page, for `/.well-known/security.txt`. Without it,
   * `replyTo`.
   */
  securityContact: setting.contact.optional(),
  /**
   * Whether browsers insist on TLS for the origin's host alone, or for every host below it as well. Choose `subdomains`
   * only if each of them has a certificate.
   */
  hsts: setting.oneOf(['host', 'subdomains']).default('host'),
  /**
   * `require` lets SES give up a mail whose mailbox takes no TLS, and that reader gets nothing. `optional` sends it in
   * clear.
   */
  tls: setting.oneOf(['optional', 'require']).default('optional'),
  /**
   * Gets the mails about alarms and costs. It is required, because a service that nobody watches must not be
   * deployed.
   */
  alarmAddress: setting.address,
  /**
   * The address under which the operators read `docs/operate.md`. Each alarm's mail links to its paragraph
   * there.
   */
  runbook: setting.page.default('docs/operate.md'),
  /** US dollars per month, for the whole account. Some regions have no budgets: see `regions.ts`. */
  monthlyBudget: setting.count(1, 1_000_000).default(20),
  /** The name of a table that was restored from a backup. It takes the place of the stack's own. */
  tableName: setting.tableName.optional(),
  /**
   * A second region for a copy of the keys. The table is worthless without them, and its backups do not hold
   * them.
   */
  backupRegion: setting.secretsRegion.optional(),
  /**
   * Longer than the table's 35 days of backups: after a restore, the log tells which readers left since the
   * backup.
   */
  logDays: setting.oneOf([1, 3, 7, 14, 30, 60, 90, 180, 365]).default(60),
  /** Protects table, keys and stack from deletion. Set it to false only for a stage without real readers. */
  production: z.boolean({ error: must('true or false') }).default(true),
})

export const stageSchema = settings
  .refine(({ customDomain, origin }) => !customDomain || origin === `https://${customDomain.host}`, {
    path: ['customDomain', 'host'],
    error: "must be the origin's host, because every link leads there",
  })
  .refine(
    ({ customDomain, region }) => !customDomain || customDomain.certificateArn.includes(`:${region}:`),
    {
      path: ['customDomain', 'certificateArn'],
      error: "must be in the stage's region",
    },
  )
  .refine(({ papers, contact }) => fitIntoVariables(papers, contact), {
    path: ['papers'],
    error: `takes more than ${mostVariableBytes} bytes together with contact: AWS allows 4 KB for all settings of a function`,
  })
  .check(({ value: { signUps }, issues }) => {
    const shut = signUps.onlyDomains.find((only) =>
      signUps.refusedDomains.some((refused) => only === refused || only.endsWith(`.${refused}`)),
    )
    if (shut === undefined) return
    const message = `holds ${JSON.stringify(shut)}, which refusedDomains shuts out`
    issues.push({ code: 'custom', input: shut, path: ['signUps', 'onlyDomains'], message })
  })
  .refine(({ logDays, production }) => logDays >= 60 || !production, {
    path: ['logDays'],
    error: 'must be 60 or more in production: after a restore, only the logs tell who left since the backup',
  })
  .refine(({ mailFrom, sender }) => !mailFrom || mailFrom.endsWith(`.${domainOf(sender.address)}`), {
    path: ['mailFrom'],
    error: "must be below the domain of the sender's address",
  })
  .refine(({ mailFrom, identity }) => !mailFrom || identity === 'created', {
    path: ['mailFrom'],
    error: 'must be left out, because an existing identity keeps its own',
  })
  .refine(({ backupRegion, region }) => backupRegion !== region, {
    path: ['backupRegion'],
    error: "must differ from the stage's region",
  })
  .refine(({ backupRegion, region }) => !backupRegion || partitionOf(backupRegion) === partitionOf(region), {
    path: ['backupRegion'],
    error:
      "must be in the same part of AWS as the stage's region: no secret is copied into or out of China or GovCloud",
  })
  .check(({ value, issues }) => {
    const faint = faintTexts(brandOf(value.brand).palette)
    if (faint.length === 0) return
    const message = `has texts that are hard to read: ${faint.join(', ')}`
    issues.push({ code: 'custom', input: value.brand, path: ['brand'], message })
  })

export type Stage = z.output<typeof stageSchema>
