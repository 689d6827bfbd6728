import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { DynamoDBClient, ResourceNotFoundException } from '@aws-sdk/client-dynamodb'
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
import { localEnvironments } from '../../local/settings.ts'
import { CommandProblem, misused, openLocalTable, runCommand, sameTable } from '../command.ts'
import { deployedStage, output } from '../deploying/deployed-stage.ts'
import { readTrail, type TrailFile } from '../desk/trail-file.ts'

const usage = `npm run restore -- --stage NAME --table RESTORED_TABLE --trail FILE… [--yes]
  Makes a table that came back from a backup safe to send from: sending starts paused, whoever left since the
  backup leaves again, and nobody is due for an edition that may have gone to them already.
  --table NAME    the restored table; the stage's own table is paused, too
  --trail FILE    log lines of the api and feedback functions from before the backup until now; can be repeated
  --paused-at T   sending has been paused since then, as an earlier run printed it: what is published later is not missed
  --empty-trail   goes on although no file holds an audit line
  --yes           writes; without it the command only counts
  --data FOLDER   in place of --stage and --table: the local world that runs with this data (${defaultDataFolder})`

/** `npm run restore`: after a point-in-time recovery, before the stack gets the restored table. */
await runCommand(async (args) => {
  const { values } = parseArgs({
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
  // After the pause: no edition that becomes due later has gone to anybody.
  const pausedAt = moment(values['paused-at'], Date.now())
  const count = await orMissing(target.table, () => restore(target, trail, pausedAt, values.yes))
  console.log([...describe(count, trail), whatIsNext(pausedAt, values.yes, target)].join('\n'))
})

interface Target {
  readonly client: DynamoDBClient
  readonly table: string
  readonly schedule: EditionSchedule
  /** The options by which `npm run sending` finds the table. */
  readonly options: string
  /** The table that the stack still sends from, where it is another one. */
  readonly inUse?: string
}

function targetOf(options: {
  stage?: string | undefined
  table?: string | undefined
  data?: string | undefined
}): Target {
  const { stage: name, table, data } = options
  if (data !== undefined && name === undefined && table === undefined) return localTarget(data)
  if (data !== undefined) throw misused('--data stands alone, in place of --stage and --table.', usage)
  if (name === undefined) throw misused('--stage is missing: name the stage whose table came back.', usage)
  if (table === undefined) throw misused('--table is missing: name the restored table.', usage)
  const { stage, outputs } = deployedStage(name)
  // A stage is read only with a zone that exists.
  const schedule = { hour: stage.edition.hour, timezone: stage.edition.timezone as TimeZone }
  const inUse = output(outputs, 'TableName')
  const client = new DynamoDBClient({ region: stage.region })
  return { client, table, schedule, options: ` --table ${table}`, ...(inUse !== table && { inUse }) }
}

function localTarget(data: string): Target {
  const opened = openLocalTable(data)
  // The schedule is the same wherever the parts of the local world listen.
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
      'There is no audit line in the trail, so everybody who left since the backup would be mailed again. If nobody did, say --empty-trail.',
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
    `--paused-at ${text}: say a past moment with its zone, such as 2026-11-24T08:00:00Z.`,
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
    subscribers: dynamoSubscriberStore(client, table),
    deliveries: dynamoDeliveryStore(client, table),
    sending: dynamoSendingStore(client, table),
  }
  return restoreReaders({ ...looked, ...written }, lines, schedule, pausedAt)
}

/** A table that was deleted sends no more. */
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
      ? [row(malformed, 'more that cannot be read: somebody who left may be among them')]
      : []),
    row(count.left, 'left since the backup'),
    row(count.suppressed, 'suppressed since the backup'),
    row(count.erased, 'erased since the backup'),
    row(count.movedOn, 'moved past what they may have got since, "in doubt"'),
    row(count.unknown, 'in the trail and not in the table'),
    row(count.lost, 'confirmed since the backup and lost: they must sign up again'),
    ...(count.conflicts > 0 ? [row(count.conflicts, 'writes that another came before')] : []),
  ]
}

function whatIsNext(pausedAt: EpochMs, written: boolean, { options }: Target): string {
  if (!written) return 'Nothing was written: --yes does it.'
  return `Sending is paused. When the stack has this table, run this once more with a trail up to then and
--paused-at ${new Date(pausedAt).toISOString()}, and after that npm run sending -- resume${options}.`
}
