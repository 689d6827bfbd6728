import { assumed } from './cost-assumed.ts'
import { dollarsAt, type Rates, type Scale, secondsAMail } from './cost-at-scale.ts'
import type { CountedDay } from './cost-days.ts'
import type { Operation } from './cost-ledger.ts'
import type { DigestUnits } from './cost-of-a-digest.ts'
import { daysAMonth, dollarsOf, type Standing, standingDollars, total } from './cost-prices.ts'
import { noUsage, type Usage } from './cost-usage.ts'

export type SplitOperations = Readonly<
  Record<string, { readonly perReader: Operation; readonly perDay: Operation }>
>

interface CostFigures {
  readonly many: CountedDay
  readonly operations: SplitOperations
  readonly rates: Rates
  readonly standing: Omit<Standing, 'storedGigabytes'>
  readonly writeUnitsAMail: number
  readonly mostWriteUnitsAMail: number
  readonly digests: readonly DigestUnits[]
}

/** Seats as an operator would choose them: if all readers chose one hour, the last one would wait two hours. */
const scales: readonly Scale[] = [
  { readers: 1_000, seats: 1 },
  { readers: 10_000, seats: 1 },
  { readers: 100_000, seats: 4 },
  { readers: 1_000_000, seats: 16 },
]

const words: Readonly<Record<keyof Usage, string>> = {
  mails: 'SES: mails',
  writeUnits: 'DynamoDB: write units',
  readUnits: 'DynamoDB: read units',
  sqsRequests: 'SQS: requests',
  snsPublishes: 'SNS: publishes',
  lambdaCalls: 'Lambda: calls',
  lambdaGbSeconds: 'Lambda: GB-seconds',
  lambdaInitGbSeconds: 'Lambda: GB-seconds of starting',
  logBytes: 'CloudWatch: bytes of log',
  httpRequests: 'HTTP API: requests',
}

const standingWords: Readonly<Record<keyof Standing, string>> = {
  alarms: 'alarms, 10 free',
  metrics: 'own metrics, 10 free',
  dashboards: 'dashboards, 3 free',
  secrets: 'secrets',
  secretReadsADay: 'reads of secrets a day',
  storedGigabytes: 'GB in the table, and their backup',
}

/** Markdown: what a mail and a day use, and what that costs. */
export function costTables(figures: CostFigures): string {
  const { rates, writeUnitsAMail, mostWriteUnitsAMail } = figures
  const isOver = writeUnitsAMail > mostWriteUnitsAMail
  return [
    'DynamoDB, by what is done: for each reader’s daily digest, and once a day whoever reads',
    operationsTable(figures.operations),
    `A digest costs ${number(writeUnitsAMail)} write units${isOver ? ' **over**' : ''} (limit ${mostWriteUnitsAMail}), and up to 1 more for SES’s reports of it.`,
    'By the length of a reader’s ten topics',
    digestsTable(figures.digests),
    'Everything that is billed by the piece',
    usageTable(rates),
    'Dollars a day',
    dollarsTable(figures),
    'Dollars a month, however little happens (1,000 readers)',
    standingTable(figures),
    notes(figures),
  ].join('\n\n')
}

function operationsTable(operations: SplitOperations): string {
  const cells = ({ calls, writeUnits, indexWriteUnits, readUnits }: Operation): string[] =>
    [calls, writeUnits, indexWriteUnits, readUnits].map(number)
  const rows = Object.entries(operations)
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([name, { perReader, perDay }]) => [name, ...cells(perReader), ...cells(perDay)])
  const heads = ['calls', 'write', 'index', 'read']
  return markdown(
    ['operation', ...heads.map((head) => `${head} a reader`), ...heads.map((head) => `${head} a day`)],
    rows,
  )
}

function digestsTable(digests: readonly DigestUnits[]): string {
  return markdown(
    ['characters a topic', 'item’s bytes', 'claim', 'settle', 'write units'],
    digests.map(({ topicLength, itemBytes, claim, settle }) =>
      [topicLength, itemBytes, claim, settle, claim + settle].map(number),
    ),
  )
}

function usageTable({ perReader, perDay, signUp }: Rates): string {
  const names = Object.keys(noUsage) as (keyof Usage)[]
  const millionMails = dollarsOf(perReader)
  const rows = names.map((name) => [
    words[name],
    number(perReader[name]),
    dollars(millionMails[name] * 1e6),
    number(perDay[name]),
    number(signUp[name]),
  ])
  const sum = (usage: Usage, factor = 1): string => dollars(total(dollarsOf(usage)) * factor)
  return markdown(
    ['', 'a reader and day', '$ a million', 'a day whoever reads', 'a sign-up, confirmed and welcomed'],
    [...rows, ['$', '', sum(perReader, 1e6), sum(perDay), sum(signUp)]],
  )
}

function dollarsTable({ rates, standing }: CostFigures): string {
  const rows = scales.map((scale) => {
    const day = dollarsAt(scale, rates, standing)
    const all = day.ses + day.rest + day.standing
    const shares = [day.ses, day.rest, day.standing, all].map(dollars)
    return [
      scale.readers.toLocaleString('en'),
      String(scale.seats),
      ...shares,
      `${number((100 * day.rest) / day.ses)} %`,
      dollars(all * daysAMonth),
    ]
  })
  return markdown(
    ['readers a day', 'seats', 'SES', 'everything else', 'standing', 'total', 'else : SES', 'a month'],
    rows,
  )
}

function standingTable({ standing, rates }: CostFigures): string {
  const bytes = 1_000 * rates.bytesAReader + assumed.editionsKept * rates.bytesAnEdition
  const all = { ...standing, storedGigabytes: bytes / 1e9 }
  const costs = standingDollars(all)
  const names = Object.keys(costs) as (keyof Standing)[]
  return markdown(
    ['', 'how many', '$ a month'],
    names.map((name) => [standingWords[name], number(all[name]), dollars(costs[name])]),
  )
}

function notes({ many, rates }: CostFigures): string {
  const {
    dynamoMs,
    sqsMs,
    sesMs,
    composeMs,
    callMs,
    newReadersShare,
    reportsABatch,
    initMs,
    feedbackStartsADay,
  } = assumed
  return [
    `Counted on days of ${many.readers} and fewer readers, half of them with ten topics; each difference is one reader's.`,
    'What a hundred mails share rounds to nothing there: a block of the quota, a page of the index, a lease, together less than 0.05 units a mail.',
    `A mail has ${number(many.mailBytes / 1_000)} kB, a reader's items ${number(rates.bytesAReader)} bytes, the largest of them ${many.largestReaderBytes}, an edition ${number(rates.bytesAnEdition / 1e6)} MB.`,
    `Assumed: DynamoDB answers in ${dynamoMs} ms, SQS in ${sqsMs}, SES in ${sesMs}, a mail is written in ${composeMs}: ${number(1 / secondsAMail)} mails a second and worker, if the account's rate allows it; a slower rate makes Lambda dearer, 1 a second by $8 a million mails. A call of a function takes ${callMs} ms more; every call of deliver finds an empty container.`,
    `Assumed: Lambda bills ${initMs} ms for each container that it starts, as it does since August 2025: one for every call of api, publish, deliver and letters, and ${feedbackStartsADay} a day for feedback.`,
    `Assumed: ${number(100 * newReadersShare)} % sign up on a day, in four requests each; readers are spread over 24 hours; ${reportsABatch} of SES's reports a call of feedback; ${number(assumed.emptyReceivesADay)} empty receives a day by Lambda's pollers; ${assumed.editionsKept} editions are kept; logs are written once and their storage costs nothing.`,
    'Left out: free tiers of usage, taxes, visits of pages beyond sign-ups, the index’s storage, KMS, WAF, the domain; Lambda is priced as on x86.',
  ].join('\n')
}

function markdown(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map((_, column) => (column === 0 ? '---' : '---:'))), ...rows.map(line)].join(
    '\n',
  )
}

function number(value: number): string {
  if (Math.abs(value) < 0.0005) return '0'
  return Number(value.toPrecision(value >= 1_000 ? 4 : 3)).toLocaleString('en')
}

function dollars(value: number): string {
  return value.toFixed(value < 1 ? 4 : 2)
}
