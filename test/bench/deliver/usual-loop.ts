import {
  type AttributeValue,
  DynamoDBClient,
  QueryCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb'
import { SESClient, SendRawEmailCommand } from '@aws-sdk/client-ses'
import MailComposer from 'nodemailer/lib/mail-composer/index.js'
import { sesClientConfig, workerClientConfig } from '../../../shared/aws/client-config.ts'
import { answerParent } from './answer-parent.ts'
import { benchTable, configurationSet, mailingList, sender } from './bench-table.ts'
import { inLanes } from './in-lanes.ts'
import type { ReadyMail } from './ready-mail.ts'
import { memoryDeeds, spending } from './spent.ts'

const dynamo = new DynamoDBClient(workerClientConfig)
const ses = new SESClient(sesClientConfig)

export interface UsualTask {
  readonly readers: number
  /** Ready texts, which take turns. */
  readonly mails: readonly ReadyMail[]
  readonly lanes: number
}

const deeds = {
  ...memoryDeeds,
  /**
   * What people write: pages of the readers who are due, a mail that nodemailer makes of ready HTML and text, the call, and
   * an update that says that it went out.
   */
  run: ({ readers, mails, lanes }: UsualTask) =>
    spending(async () => {
      let count = 0
      const list = await dueReaders(readers)
      await inLanes(list, lanes, async ({ sk, address }) => {
        const ready = mails[count++ % mails.length] as ReadyMail
        await ses.send(
          new SendRawEmailCommand({
            Source: sender,
            Destinations: [address],
            RawMessage: { Data: await new MailComposer({ ...ready, to: address }).compile().build() },
            ConfigurationSetName: configurationSet,
          }),
        )
        await dynamo.send(
          new UpdateItemCommand({
            TableName: benchTable,
            Key: { pk: { S: mailingList }, sk: { S: sk } },
            UpdateExpression: 'SET #due = :next',
            ExpressionAttributeNames: { '#due': 'due' },
            ExpressionAttributeValues: { ':next': { N: String(Date.now() + 86_400_000) } },
          }),
        )
      })
      return count
    }),
}

interface Listed {
  readonly sk: string
  readonly address: string
}

async function dueReaders(readers: number): Promise<Listed[]> {
  const list: Listed[] = []
  let from: Record<string, AttributeValue> | undefined
  do {
    const page = await dynamo.send(
      new QueryCommand({
        TableName: benchTable,
        KeyConditionExpression: '#pk = :pk',
        FilterExpression: '#due <= :now',
        ExpressionAttributeNames: { '#pk': 'pk', '#due': 'due' },
        ExpressionAttributeValues: { ':pk': { S: mailingList }, ':now': { N: String(Date.now()) } },
        ...(from && { ExclusiveStartKey: from }),
      }),
    )
    for (const { sk, address } of page.Items ?? []) list.push({ sk: sk?.S ?? '', address: address?.S ?? '' })
    from = page.LastEvaluatedKey
  } while (from)
  if (list.length !== readers) throw new Error(`${list.length} readers are due, not ${readers}`)
  return list
}

export type UsualDeeds = typeof deeds

answerParent(deeds)
