import { DynamoDBClient, UpdateItemCommand } from '@aws-sdk/client-dynamodb'
import { SESClient, SendRawEmailCommand } from '@aws-sdk/client-ses'
import { sesClientConfig, workerClientConfig } from '../../../shared/aws/client-config.ts'
import type { ItemKey } from '../../../shared/aws/dynamo-table.ts'
import { answerParent } from './answer-parent.ts'
import { benchTable, configurationSet, sender } from './bench-table.ts'
import { inLanes } from './in-lanes.ts'
import { memoryDeeds, spending } from './spent.ts'

const dynamo = new DynamoDBClient(workerClientConfig)
const ses = new SESClient(sesClientConfig)

export interface BareTask {
  readonly keys: readonly ItemKey[]
  /** Ready mails, which take turns. */
  readonly mails: readonly Uint8Array[]
  readonly lanes: number
}

const deeds = {
  ...memoryDeeds,
  /**
   * The least that mails somebody and remembers it: an update that tells the address, the call, and an update that says
   * when to come again. It is told whom to mail, and nothing protects it from mailing somebody twice.
   */
  run: ({ keys, mails, lanes }: BareTask) =>
    spending(async () => {
      const ready = mails.map((mail) => Buffer.from(mail))
      let count = 0
      await inLanes(keys, lanes, async ({ pk, sk }) => {
        const Key = { pk: { S: pk }, sk: { S: sk } }
        const place = count++
        const { Attributes } = await dynamo.send(
          new UpdateItemCommand({
            TableName: benchTable,
            Key,
            UpdateExpression: 'SET #attempt = :attempt',
            ExpressionAttributeNames: { '#attempt': 'attempt' },
            ExpressionAttributeValues: { ':attempt': { S: `attempt ${place}` } },
            ReturnValues: 'ALL_NEW',
          }),
        )
        await ses.send(
          new SendRawEmailCommand({
            Source: sender,
            Destinations: [Attributes?.address?.S ?? ''],
            RawMessage: { Data: ready[place % ready.length] },
            ConfigurationSetName: configurationSet,
            Tags: [
              { Name: 'edition', Value: '2026-11-23' },
              { Name: 'subscriber', Value: pk.slice(pk.indexOf('#') + 1) },
              { Name: 'attempt', Value: '00000000-0000-4000-8000-000000000000' },
            ],
          }),
        )
        await dynamo.send(
          new UpdateItemCommand({
            TableName: benchTable,
            Key,
            UpdateExpression: 'SET #next = :next, #through = :through REMOVE #attempt',
            ExpressionAttributeNames: { '#next': 'nextDueAt', '#through': 'through', '#attempt': 'attempt' },
            ExpressionAttributeValues: {
              ':next': { N: String(Date.now() + 86_400_000) },
              ':through': { S: '2999-01-01' },
            },
          }),
        )
      })
      return count
    }),
}

export type BareDeeds = typeof deeds

answerParent(deeds)
