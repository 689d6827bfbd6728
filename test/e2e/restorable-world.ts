import { join } from 'node:path'
import { CreateTableCommand, PutItemCommand, ScanCommand } from '@aws-sdk/client-dynamodb'
import { SESClient } from '@aws-sdk/client-ses'
import { SQSClient } from '@aws-sdk/client-sqs'
import type { Context } from 'aws-lambda'
import { readTrail } from '../../infra/cli/desk/trail-file.ts'
import { startDatabase } from '../../infra/local/database.ts'
import { type LocalFunctions, wireFunctions } from '../../infra/local/functions.ts'
import { listen } from '../../infra/local/listen.ts'
import { localAws } from '../../infra/local/local-aws.ts'
import { onlyFrom } from '../../infra/local/papers/papers-from.ts'
import { sampleSource } from '../../infra/local/papers/sample.ts'
import { localQueues } from '../../infra/local/queues.ts'
import { sesStandIn } from '../../infra/local/ses/ses-stand-in.ts'
import { localEnvironments, localTable } from '../../infra/local/settings.ts'
import { queueUrl } from '../../infra/local/sqs/address.ts'
import { sqsServer } from '../../infra/local/sqs/server.ts'
import { sesClientConfig } from '../../shared/aws/client-config.ts'
import { tableDefinition } from '../../shared/aws/dynamo-table.ts'
import { type RestoreCount, restoreReaders } from '../../shared/delivery/aftermath/restore.ts'
import { seatMessage } from '../../shared/delivery/pace/seat.ts'
import { signedToken } from '../../shared/subscriber/link/token.ts'
import { type SubscriberId, subscriberIds } from '../../shared/subscriber/subscriber-id.ts'
import type { TimeZone } from '../../shared/time/time-zone.ts'
import { inTable } from '../dynamo/in-table.ts'
import { anSqsEvent } from '../fakes/an-sqs-event.ts'
import { memoryLog } from '../fakes/memory-log.ts'

const keys = {
  addressHashKey: 'a key for tests that hashes addresses',
  tokenKeys: JSON.stringify({ current: 'k1', k1: 'a key for tests that signs the links' }),
}
const schedule = { hour: 6, timezone: 'UTC' as TimeZone }
const restoredTable = 'paperwire-restored'
const port = { port: 0, option: '' }

/** The functions on dynalite and stand-ins, with a clock that is set, a table, and another one that comes from its backup. */
export async function restorableWorld(folder: string) {
  let offsetMs = 0
  const clock = (): number => Date.now() + offsetMs
  const database = await startDatabase(join(folder, 'database'), localTable, port)
  const { client } = database
  const queues = localQueues(clock)
  const sqs = await listen(sqsServer(queues.all), port)
  const ses = sesStandIn({ clock, quota: { max24HourSend: 1_000_000, maxSendRate: 2_000 } })
  const inbox = await listen(ses.app, port)
  const urlOf = (queue: { name: string }): string => queueUrl(sqs.endpoint, queue.name)
  const places = {
    origin: 'https://papers.example.org',
    seatsQueueUrl: urlOf(queues.seats),
    lettersQueueUrl: urlOf(queues.letters),
    feedbackQueueUrl: urlOf(queues.feedback),
    feedbackDeadLettersUrl: urlOf(queues.feedbackDeadLetters),
  }
  const environments = localEnvironments(places, keys)
  const log = memoryLog()
  const functionsOn = (table: string): LocalFunctions => {
    const on = { TABLE_NAME: table, EDITION_TIMEZONE: schedule.timezone, EDITION_HOUR: schedule.hour }
    return wireFunctions({
      environments: {
        api: { ...environments.api, ...on },
        publish: { ...environments.publish, ...on },
        deliver: { ...environments.deliver, TABLE_NAME: table },
        letters: { ...environments.letters, TABLE_NAME: table },
        feedback: { ...environments.feedback, TABLE_NAME: table },
        keys: environments.keys,
      },
      clients: {
        dynamo: client,
        sqs: new SQSClient({ ...localAws, endpoint: sqs.endpoint }),
        ses: new SESClient({ ...localAws, ...sesClientConfig, endpoint: inbox.endpoint }),
      },
      papers: onlyFrom(sampleSource()),
      clock,
      log: () => log,
    })
  }
  const idOf = subscriberIds(environments.keys.addressHashKey)
  const setClock = (at: number): void => {
    offsetMs = at - Date.now()
  }
  return {
    client,
    idOf,
    setClock,
    lost: { table: localTable, functions: functionsOn(localTable) },
    restored: { table: restoredTable, functions: functionsOn(restoredTable) },
    /** Runs a tick at a moment, and the work that it leads to. */
    async play({ tick, deliver }: LocalFunctions, at: number): Promise<void> {
      setClock(at)
      await tick()
      const context = { getRemainingTimeInMillis: () => 900_000 } as Context
      const { batchItemFailures } = await deliver.handler(anSqsEvent(JSON.stringify(seatMessage(0))), context)
      if (batchItemFailures.length > 0) throw new Error('deliver failed')
    },
    unsubscribe: ({ api }: LocalFunctions, id: SubscriberId) =>
      api.request(`/unsubscribe/${signedToken(environments.keys.tokenKeys, 'unsubscribe', id, Date.now())}`, {
        method: 'POST',
      }),
    /** Makes what point-in-time recovery will give back: another table with the items of this moment. */
    async backUp(): Promise<void> {
      await client.send(new CreateTableCommand(tableDefinition(restoredTable)))
      const { Items = [], LastEvaluatedKey } = await client.send(new ScanCommand({ TableName: localTable }))
      if (LastEvaluatedKey) throw new Error('the table is larger than a page')
      for (const Item of Items) await client.send(new PutItemCommand({ TableName: restoredTable, Item }))
    },
    /** The log in CloudWatch, as the AWS CLI prints it. */
    trail: (): string =>
      JSON.stringify(
        log.lines.map(({ level, message, fields }) => JSON.stringify({ level, message, ...fields })),
      ),
    restore: (trail: string, pausedAt: number): Promise<RestoreCount> =>
      restoreReaders(inTable({ client, table: restoredTable }), readTrail(trail).lines, schedule, pausedAt),
    resume: (): Promise<void> => inTable({ client, table: restoredTable }).sending.resume(clock()),
    /** Each digest that was accepted, as `ADDRESS DATE`. */
    digests: (): string[] =>
      ses.messages().map(({ destination, tags }) => `${destination.join()} ${tags.edition}`),
    async close(): Promise<void> {
      await inbox.close()
      await sqs.close()
      await database.close()
    },
  }
}
