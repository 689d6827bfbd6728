import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { DynamoDBClient, ResourceNotFoundException } from '@aws-sdk/client-dynamodb'
import { operatorClientConfig } from '../../../shared/aws/client-config.ts'
import { dynamoCensus } from '../../../shared/aws/dynamo-census.ts'
import { dynamoDeliveryStore } from '../../../shared/aws/dynamo-delivery-store.ts'
import { dynamoEditionStore } from '../../../shared/aws/dynamo-edition-store.ts'
import { dynamoSendingStore } from '../../../shared/aws/dynamo-sending-store.ts'
import { dynamoSubscriberStore } from '../../../shared/aws/dynamo-subscriber-store.ts'
import {
  previewRestore,
  type RestoreCount,
  restoreReaders,
} from '../../../shared/delivery/aftermath/restore.ts'
import { untilResumed } from '../../../shared/delivery/pace/sending.ts'
import type { EditionSchedule } from '../../../shared/edition/publish-edition.ts'
import type { EpochMs } from '../../../shared/time/clock.ts'
import type { TimeZone } from '../../../shared/time/time-zone.ts'
import { localKeys } from '../../local/data-folder.ts'
import { defaultDataFolder } from '../../local/options.ts'
import { readArgs } from '../../local/read-args.ts'
import { localEnvironments } from '../../local/settings.ts'
import { CommandProblem, misused, openLocalTable, runCommand, sameTable } from '../command.ts'
import { deployedStage, output } from '../deploying/deployed-stage.ts'
import { operatorBackOff } from '../desk/operator-back-off.ts'
import { readTrail, type TrailFile } from '../desk/trail-file.ts'

const usage = `npm run restore -- --stage NAME --table RESTORED_TABLE --trail FILE… [--yes]
  Makes a table that was restored from a backup safe to send from. It pauses sending, unsubscribes readers who
  left since the backup, and makes nobody due for an edition that may have been mailed already.
  --table NAME    the restored table; sending from the stage's own table is paused too
  --trail FILE    log lines of the api and feedback functions since before the backup; can be repeated
  --paused-at T   the time of the pause, as an earlier run printed it; editions published later are not skipped
  --empty-trail   continues although no file holds an audit line
  --yes           writes; without it, the command only counts
  --data FOLDER   instead of --stage and --table, the local world that runs with this data (${defaultDataFolder})`

/** `npm run restore` prepares a restored table after a point-in-time recovery, before the stack uses it. */
await runCommand(async (args) => {
  const { values } = readArgs({
    args,
    options: {
      stage: { type: 'string' },
      table: { type: 'string' },
      data: { type: 'string' },
      trail: { type: 'string', multiple: true, default: [] },
      'paused-at': { type: 'string' },
      'empty-trail': { type: 'boolean', default: false },
      yes: { type: 'boolean', default: false },
      help: { type: 'boolean' },
    },
  })
  if (values.help) return console.log(usage)
  const target = targetOf(values)
  const trail = trailIn(values.trail, values['empty-trail'])
  if (values.yes) await pauseInUse(target)
  // The time is taken after the pause, so no edition that becomes due later has been mailed to anybody.
  const pausedAt = moment(values['paused-at'], Date.now())
  const count = await orMissing(target.table, () => restore(target, trail, pausedAt, values.yes))
  console.log([...describe(count, trail), whatIsNext(pausedAt, values.yes, target)].join('\n'))
})

interface Target {
  readonly client: DynamoDBClient
  readonly table: string
  readonly schedule: EditionSchedule
  /** The options, after a space, by which `npm run sending` finds the table. */
  readonly options: string
  /** The table from which the stack still sends, if it is another one. */
  readonly inUse?: string
}

function targetOf(options: {
  stage?: string | undefined
  table?: string | undefined
  data?: string | undefined
}): Target {
  const { stage: name, table, data } = options
  if (data !== undefined && name === undefined && table === undefined) return localTarget(data)
  if (data !== undefined) throw misused('--data excludes --stage and --table.', usage)
  if (name === undefined) throw misused('--stage is missing: name the stage of the restored table.', usage)
  if (table === undefined) throw misused('--table is missing: name the restored table.', usage)
  const { stage, outputs } = deployedStage(name)
  // The cast is safe, because a stage with an unknown zone is refused.
  const schedule = { hour: stage.edition.hour, timezone: stage.edition.timezone as TimeZone }
  const inUse = output(outputs, 'TableName')
  const client = new DynamoDBClient({ ...operatorClientConfig, region: stage.region })
  return { client, table, schedule, options: ` --table ${table}`, ...(inUse !== table && { inUse }) }
}

function localTarget(data: string): Target {
  const opened = openLocalTable(data)
  // Only the schedule is used, and it does not depend on these addresses.
  const at = 'http://localhost'
  const places = {
    origin: at,
    seatsQueueUrl: at,
    lettersQueueUrl: at,
    feedbackQueueUrl: at,
    feedbackDeadLettersUrl: at,
  }
  const { publish } = localEnvironments(places, localKeys(resolve(data)))
  return {
    ...opened,
    options: sameTable({ data }),
    schedule: { hour: publish.EDITION_HOUR, timezone: publish.EDITION_TIMEZONE },
  }
}

function trailIn(files: readonly string[], mayBeEmpty: boolean): TrailFile {
  const read = files.map((file) => readTrail(textOf(file)))
  const lines = read.flatMap((trail) => trail.lines)
  if (lines.length === 0 && !mayBeEmpty) {
    throw new CommandProblem(
      'The trail holds no audit line, so readers who left since the backup would be mailed again. If nobody left, use --empty-trail.',
    )
  }
  return { lines, malformed: read.reduce((sum, trail) => sum + trail.malformed, 0) }
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    throw new CommandProblem(`--trail ${file} cannot be read.`)
  }
}

function moment(text: string | undefined, now: EpochMs): EpochMs {
  if (text === undefined) return now
  const at = Date.parse(text)
  if (/T.*(Z|[+-]\d\d:\d\d)$/.test(text) && at <= now) return at
  throw new CommandProblem(
    `--paused-at ${text}: use a past time with its zone, such as 2026-11-24T08:00:00Z.`,
  )
}

function restore(
  { client, table, schedule }: Target,
  { lines }: TrailFile,
  pausedAt: EpochMs,
  write: boolean,
): Promise<RestoreCount> {
  const looked = { census: dynamoCensus(client, table), editions: dynamoEditionStore(client, table) }
  if (!write) return previewRestore(looked, lines, schedule, pausedAt)
  const written = {
    subscribers: dynamoSubscriberStore(client, table, operatorBackOff),
    deliveries: dynamoDeliveryStore(client, table),
    sending: dynamoSendingStore(client, table),
  }
  return restoreReaders({ ...looked, ...written }, lines, schedule, pausedAt)
}

/** Pauses the table in use. If that table is deleted, there is nothing to pause. */
async function pauseInUse({ client, inUse }: Target): Promise<void> {
  if (inUse === undefined) return
  try {
    await dynamoSendingStore(client, inUse).stop({
      until: untilResumed,
      why: 'another table takes its place',
    })
  } catch (error) {
    if (!(error instanceof ResourceNotFoundException)) throw error
  }
}

async function orMissing<T>(table: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof ResourceNotFoundException) throw new CommandProblem(`There is no table ${table}.`)
    throw error
  }
}

function describe(count: RestoreCount, { lines, malformed }: TrailFile): string[] {
  const row = (count: number, what: string): string => `${String(count).padStart(9)}  ${what}`
  return [
    row(count.subscribers, 'subscribers in the table'),
    row(lines.length, 'lines in the audit trail'),
    ...(malformed > 0
      ? [row(malformed, 'more lines that cannot be read: each may be of a reader who left')]
      : []),
    row(count.left, 'left since the backup'),
    row(count.suppressed, 'suppressed since the backup'),
    row(count.erased, 'erased since the backup'),
    row(count.movedOn, 'moved past editions that they may have got since, noted as "in doubt"'),
    row(count.unknown, 'in the trail but not in the table'),
    row(count.lost, 'confirmed since the backup and lost: they must sign up again'),
    ...(count.conflicts > 0 ? [row(count.conflicts, 'not written, because another write came first')] : []),
  ]
}

function whatIsNext(pausedAt: EpochMs, written: boolean, { options }: Target): string {
  if (!written) return 'Nothing was written: add --yes to write.'
  return `Sending is paused. When the stack uses this table, run this command again with a trail up to then and
--paused-at ${new Date(pausedAt).toISOString()}. After that, run npm run sending -- resume${options}.`
}
