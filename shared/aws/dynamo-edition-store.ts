import {
  BatchWriteItemCommand,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  type WriteRequest,
} from '@aws-sdk/client-dynamodb'
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb'
import type { EditionHead, EditionPaper } from '../edition/edition.ts'
import type { EditionId } from '../edition/edition-id.ts'
import { type EditionStore, recentEditionCount } from '../edition/edition-store.ts'
import { absent, equals, unlessConditionFails, updateItem } from './dynamo-expression.ts'
import { type DynamoClient, type ItemKey, tableKey } from './dynamo-table.ts'

const recentKey: ItemKey = { pk: 'editions', sk: 'recent' }
const headKey = (id: EditionId): ItemKey => ({
  pk: `edition#${id}`,
  sk: 'head',
})

/** Papers stand under the hash of their edition, so that two publishers of one day never mix theirs. */
const paperPrefix = (hash: string): string => `paper#${hash}#`

const batchSize = 25
const batchTries = 8

/** Editions in DynamoDB: an item a paper, an item a head, and one item with the newest heads, the commit point. */
export function dynamoEditionStore(client: DynamoClient, table: string): EditionStore {
  return {
    async recent() {
      const { Item } = await client.send(
        new GetItemCommand({
          TableName: table,
          Key: marshall(recentKey),
          ConsistentRead: true,
        }),
      )
      return Item ? (unmarshall(Item).heads as EditionHead[]) : []
    },

    async publish({ papers, ...head }) {
      await writePapers(client, table, head, papers)
      const committed = await putHeadOnce(client, table, head)
      await appendToRecent(client, table, committed, () => this.recent())
      return committed
    },

    async get(id) {
      // Consistently, here and below: a worker is summoned the moment an edition is published.
      const { Item } = await client.send(
        new GetItemCommand({ TableName: table, Key: marshall(headKey(id)), ConsistentRead: true }),
      )
      if (!Item) return undefined
      const head = unmarshall(Item).head as EditionHead
      const papers = await readPapers(client, table, head)
      if (papers.length !== head.paperCount) {
        throw new Error(`edition ${id} has ${papers.length} of its ${head.paperCount} papers`)
      }
      return { ...head, papers }
    },
  }
}

/** Appends a head that is newer than all. When another one was appended since the reading, looks again. */
async function appendToRecent(
  client: DynamoClient,
  table: string,
  head: EditionHead,
  read: () => Promise<readonly EditionHead[]>,
): Promise<void> {
  for (;;) {
    const recent = await read()
    const newest = recent.at(-1)
    if (newest && newest.id >= head.id) return
    const appended = await updateItem(client, table, recentKey, {
      set: { newest: head.id, heads: [...recent, head].slice(-recentEditionCount) },
      when: [newest ? equals('newest', newest.id) : absent('newest')],
    })
    if (appended) return
  }
}

/** The first head of a day stays. */
async function putHeadOnce(client: DynamoClient, table: string, head: EditionHead): Promise<EditionHead> {
  const written = await unlessConditionFails(() =>
    client.send(
      new PutItemCommand({
        TableName: table,
        Item: marshall({ ...headKey(head.id), head }),
        ConditionExpression: 'attribute_not_exists(#pk)',
        ExpressionAttributeNames: { '#pk': tableKey.partition },
      }),
    ),
  )
  if (written) return head
  const { Item } = await client.send(
    new GetItemCommand({
      TableName: table,
      Key: marshall(headKey(head.id)),
      ConsistentRead: true,
    }),
  )
  if (!Item) throw new Error(`the head of edition ${head.id} was there and is gone`)
  return unmarshall(Item).head as EditionHead
}

async function writePapers(
  client: DynamoClient,
  table: string,
  head: EditionHead,
  papers: readonly EditionPaper[],
): Promise<void> {
  const requests = papers.map((paper): WriteRequest => {
    const key = {
      pk: headKey(head.id).pk,
      sk: `${paperPrefix(head.hash)}${String(paper.rank).padStart(5, '0')}`,
    }
    return {
      PutRequest: {
        Item: marshall({ ...key, paper }, { removeUndefinedValues: true }),
      },
    }
  })
  for (let from = 0; from < requests.length; from += batchSize) {
    let rest: WriteRequest[] = requests.slice(from, from + batchSize)
    for (let tries = 0; rest.length > 0; tries++) {
      if (tries === batchTries)
        throw new Error(`edition ${head.id}: ${rest.length} papers could not be written`)
      const result = await client.send(new BatchWriteItemCommand({ RequestItems: { [table]: rest } }))
      rest = result.UnprocessedItems?.[table] ?? []
    }
  }
}

async function readPapers(
  client: DynamoClient,
  table: string,
  head: EditionHead,
): Promise<readonly EditionPaper[]> {
  const papers: EditionPaper[] = []
  let from: Record<string, unknown> | undefined
  do {
    const page = await client.send(
      new QueryCommand({
        TableName: table,
        KeyConditionExpression: '#pk = :pk AND begins_with(#sk, :papers)',
        ExpressionAttributeNames: {
          '#pk': tableKey.partition,
          '#sk': tableKey.sort,
        },
        ExpressionAttributeValues: marshall({
          ':pk': headKey(head.id).pk,
          ':papers': paperPrefix(head.hash),
        }),
        ConsistentRead: true,
        ...(from ? { ExclusiveStartKey: marshall(from) } : {}),
      }),
    )
    for (const item of page.Items ?? []) papers.push(unmarshall(item).paper as EditionPaper)
    from = page.LastEvaluatedKey && unmarshall(page.LastEvaluatedKey)
  } while (from)
  return papers
}
