import { BatchWriteItemCommand, type WriteRequest } from '@aws-sdk/client-dynamodb'
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb'
import type { ClimbingPaper, EditionPaper } from '../edition/edition.ts'
import { allOf, between, equals, expressions } from './dynamo-expression.ts'
import { queryAll } from './dynamo-query.ts'
import { type DynamoClient, tableKey, ttlAttribute } from './dynamo-table.ts'

/** The partition of an edition, and the hash under which the partition has its papers. */
export interface EditionKey {
  readonly pk: string
  readonly hash: string
}

/** The sort key of a paper: its place, from 1, keeps the papers in order. */
const place = (hash: string, number: number): string => `paper#${hash}#${String(number).padStart(5, '0')}`

/** DynamoDB's largest batch. */
const batchSize = 25
const batchTries = 10

/**
 * A partition takes 1,000 write units a second, and a paper costs two or three. So a large edition has to
 * wait.
 */
const firstBackoffMs = 50

export interface WrittenPaper {
  readonly paper: EditionPaper | ClimbingPaper
  /** From when the table may delete it, in seconds since the epoch. */
  readonly expiresAtSeconds?: number
}

/** Writes one item for each paper, in their order. Throws if some are still unprocessed after 10 tries. */
export async function writePapers(
  client: DynamoClient,
  table: string,
  { pk, hash }: EditionKey,
  papers: readonly WrittenPaper[],
  wait: (ms: number) => Promise<unknown>,
): Promise<void> {
  const requests = papers.map(({ paper, expiresAtSeconds }, index): WriteRequest => {
    const item = { pk, sk: place(hash, index + 1), paper, [ttlAttribute]: expiresAtSeconds }
    return { PutRequest: { Item: marshall(item, { removeUndefinedValues: true }) } }
  })
  for (let from = 0; from < requests.length; from += batchSize) {
    let rest: WriteRequest[] = requests.slice(from, from + batchSize)
    for (let tries = 0; rest.length > 0; tries++) {
      if (tries === batchTries) throw new Error(`${pk}: ${rest.length} papers could not be written`)
      if (tries > 0) await wait(firstBackoffMs * 2 ** (tries - 1))
      const result = await client.send(new BatchWriteItemCommand({ RequestItems: { [table]: rest } }))
      rest = result.UnprocessedItems?.[table] ?? []
    }
  }
}

/** The first `count` papers of an edition as they are stored; fewer if some are missing. */
export async function readPapers(
  client: DynamoClient,
  table: string,
  { pk, hash }: EditionKey,
  count: number,
): Promise<unknown[]> {
  if (count === 0) return []
  const places = between(tableKey.sort, place(hash, 1), place(hash, count))
  const query = {
    TableName: table,
    ...expressions({ KeyConditionExpression: allOf(equals(tableKey.partition, pk), places) }),
    ConsistentRead: true,
  }
  const papers: unknown[] = []
  for await (const item of queryAll(client, query)) papers.push(unmarshall(item).paper)
  return papers
}
