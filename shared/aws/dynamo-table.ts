import type { CreateTableCommandInput, DynamoDBClient } from '@aws-sdk/client-dynamodb'

/**
 * The part of the SDK's client that the adapters use, so that tests and the simulation can take its place.
 */
export type DynamoClient = Pick<DynamoDBClient, 'send'>

/**
 * The one table. Every item has `pk` and `sk`:
 *
 * | pk                | sk                 | item                                             |
 * |-------------------|--------------------|--------------------------------------------------|
 * | `subscriber#ID`   | `subscriber`       | an address and its consent; in the index if due  |
 * | `subscriber#ID`   | `consent#REQUEST`  | the proof of one confirmation, write-once        |
 * | `subscriber#ID`   | `earlier#CHANGE`   | the choices that a change replaced, for 31 days  |
 * | `edition#DATE`    | `head`             | an edition without its papers, write-once        |
 * | `edition#DATE`    | `paper#HASH#PLACE` | one of its papers                                |
 * | `edition#DATE`    | `ids#HASH`         | the ids of all its papers                        |
 * | `edition#DATE`    | `acronyms#HASH`    | what letters mean in its papers                  |
 * | `edition#DATE`    | `tally`            | its Send events, and its tally once final        |
 * | `editions`        | `recent`           | the heads of the newest editions                 |
 * | `edition-tries`   | `tries`            | since when the due edition is tried in vain      |
 * | `snapshots`       | `DATE#N`           | what the community said about papers that day    |
 * | `seat#N`          | `seat`             | the worker of a seat, and until when             |
 * | `seats`           | `layout`           | how many seats there are, and since when         |
 * | `sending`         | `sending`          | rate, what is left of the quota, and any stop    |
 * | `feedback`        | `proof`            | what can prove that an attempt was never taken   |
 * | `unreadable`      | `MESSAGE`          | a message on the reports' queue that is no report |
 * | `reputation`      | `YYYY-MM-DDTHH`    | harm within an hour, and letters to strangers    |
 * | `sign-up-guard`   | `sign-up-guard`    | how far the sign-up is open, the day's allowance |
 * | `waiting-letters` | `PROOF#PLACE#SINCE#ID#REQUEST#TIMES` | a letter that waits, in the order of the line |
 * | `budget#HASH`     | `KIND`             | the sign-ups of one kind and window, counted     |
 * | `spent-proof#SIGNATURE` | `spent-proof` | a proof of work that was used               |
 */
export const tableKey = { partition: 'pk', sort: 'sk' } as const

/** The sparse index that is the queue: confirmed subscribers by shard, the longest waiting first. */
export const dueIndex = {
  name: 'due',
  partition: 'dueShard',
  sort: 'nextDueAt',
  /** The attributes, beyond the keys, that a worker must know before it reads the subscriber. */
  projected: ['through'],
} as const

/**
 * The attribute by which the table deletes old items, in seconds since the epoch. Code never relies on the
 * deletion.
 */
export const ttlAttribute = 'expiresAtSeconds'

/**
 * The table, for the local world and the contract suites. The CDK app creates the same one from the same
 * names.
 */
export function tableDefinition(name: string): CreateTableCommandInput {
  return {
    TableName: name,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: [
      { AttributeName: tableKey.partition, AttributeType: 'S' },
      { AttributeName: tableKey.sort, AttributeType: 'S' },
      { AttributeName: dueIndex.partition, AttributeType: 'N' },
      { AttributeName: dueIndex.sort, AttributeType: 'N' },
    ],
    KeySchema: [
      { AttributeName: tableKey.partition, KeyType: 'HASH' },
      { AttributeName: tableKey.sort, KeyType: 'RANGE' },
    ],
    GlobalSecondaryIndexes: [
      {
        IndexName: dueIndex.name,
        KeySchema: [
          { AttributeName: dueIndex.partition, KeyType: 'HASH' },
          { AttributeName: dueIndex.sort, KeyType: 'RANGE' },
        ],
        Projection: {
          ProjectionType: 'INCLUDE',
          NonKeyAttributes: [...dueIndex.projected],
        },
      },
    ],
  }
}

export interface ItemKey {
  readonly pk: string
  readonly sk: string
}
