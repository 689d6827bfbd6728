import {
  type AttributeValue,
  BatchWriteItemCommand,
  QueryCommand,
  type WriteRequest,
} from '@aws-sdk/client-dynamodb'
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb'
import * as z from 'zod/mini'
import { letterNames } from '../subscriber/letter/letters.ts'
import {
  longestWaitMs,
  placeOf,
  type WaitingLetter,
  type WaitingLetters,
} from '../subscriber/letter/waiting-letters.ts'
import type { RequestId } from '../subscriber/link/request-id.ts'
import type { SubscriberId } from '../subscriber/subscriber-id.ts'
import { dayMs, type EpochMs, secondMs } from '../time/clock.ts'
import { allOf, between, type Condition, equals, expressions } from './dynamo-expression.ts'
import { type DynamoClient, type ItemKey, tableKey, ttlAttribute } from './dynamo-table.ts'
import { updateItem } from './dynamo-write.ts'

const partition = 'waiting-letters'

/** A tick removes letters long before. If no tick comes for a day, the table does. */
const keptMs = longestWaitMs + 2 * dayMs

const letterSchema = z.object({
  id: z.custom<SubscriberId>((value) => typeof value === 'string'),
  letter: z.enum([...letterNames, 'none']),
  request: z.exactOptional(z.custom<RequestId>((value) => typeof value === 'string')),
  mailbox: z.exactOptional(z.custom<SubscriberId>((value) => typeof value === 'string')),
  since: z.number(),
  isProven: z.boolean(),
  turn: z.number(),
  returned: z.exactOptional(z.number()),
  doubted: z.exactOptional(z.boolean()),
  correlation: z.exactOptional(z.string()),
})

const digits = (value: number, count: number): string => String(Math.max(0, value)).padStart(count, '0')

/** All letters of one place in line. */
const lineOf = ({ isProven, turn }: Pick<WaitingLetter, 'isProven' | 'turn'>): string =>
  `${isProven ? 0 : 1}#${digits(placeOf(turn), 2)}#`

/**
 * A letter that came back from the queue has another key than before. Otherwise the tick that put it there could
 * remove it once it is back.
 */
function keyOf(letter: WaitingLetter): ItemKey {
  const { id, request, since, returned = 0 } = letter
  const name = `${id}#${request ?? letter.letter}#${returned}`
  return { pk: partition, sk: `${lineOf(letter)}${digits(since, 14)}#${name}` }
}

/** Texts before and after all sort keys. DynamoDB takes no empty one. */
const [start, end] = ['0', '~']
/** DynamoDB's largest batch. */
const batchSize = 25
const batchTries = 10

/** Letters that wait, an item each, in DynamoDB. */
export function dynamoWaitingLetters(client: DynamoClient, table: string): WaitingLetters {
  /**
   * The first letters, in line, whose sort keys are in a range. One that a later release held, before it was taken
   * back, cannot be read. It is passed over, so that all others go on.
   */
  async function first(from: string, to: string, count: number): Promise<WaitingLetter[]> {
    const found: WaitingLetter[] = []
    const within: Condition = between(tableKey.sort, from, to)
    let cursor: Record<string, AttributeValue> | undefined
    do {
      const page = await client.send(
        new QueryCommand({
          TableName: table,
          ConsistentRead: true,
          Limit: count - found.length,
          ...expressions({ KeyConditionExpression: allOf(equals(tableKey.partition, partition), within) }),
          ...(cursor && { ExclusiveStartKey: cursor }),
        }),
      )
      for (const item of page.Items ?? []) {
        const letter = letterSchema.safeParse(unmarshall(item))
        if (letter.success) found.push(letter.data)
      }
      cursor = page.LastEvaluatedKey
    } while (cursor && found.length < count)
    return found
  }

  /** The oldest letter of each place. Their number is small, however many letters wait. */
  async function* fronts(): AsyncGenerator<WaitingLetter> {
    let [front] = await first(start, end, 1)
    while (front) {
      yield front
      ;[front] = await first(`${lineOf(front)}${end}`, end, 1)
    }
  }

  return {
    async hold(letter) {
      const { since } = letter
      await updateItem(client, table, keyOf(letter), {
        set: { ...letter, [ttlAttribute]: Math.ceil((since + keptMs) / secondMs) },
        when: [],
      })
    },
    next: (count) => first(start, end, count),
    async waitingSince(before, count) {
      const found: WaitingLetter[] = []
      for await (const front of fronts()) {
        if (found.length >= count) break
        if (front.since >= before) continue
        const line = lineOf(front)
        found.push(...(await first(line, `${line}${digits(before, 14)}`, count - found.length)))
      }
      return found
    },
    async oldest() {
      let oldest: EpochMs | undefined
      for await (const { since } of fronts()) oldest = Math.min(oldest ?? since, since)
      return oldest
    },
    async remove(letters) {
      for (let from = 0; from < letters.length; from += batchSize) {
        let rest = letters
          .slice(from, from + batchSize)
          .map((letter): WriteRequest => ({ DeleteRequest: { Key: marshall(keyOf(letter)) } }))
        for (let tries = 0; rest.length > 0; tries++) {
          // The next tick goes on.
          if (tries === batchTries) throw new Error(`${rest.length} letters could not be removed`)
          const result = await client.send(new BatchWriteItemCommand({ RequestItems: { [table]: rest } }))
          rest = result.UnprocessedItems?.[table] ?? []
        }
      }
    },
  }
}
