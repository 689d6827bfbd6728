import { setTimeout } from 'node:timers/promises'
import { GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb'
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb'
import * as z from 'zod/mini'
import { type BackOff, type BackOffDeps, jitteredBackOff } from '../concurrency/back-off.ts'
import { retryWhenOvertaken } from '../concurrency/retry-when-overtaken.ts'
import {
  climbingPaperSchema,
  type EditionHead,
  type EditionIds,
  editionHeadSchema,
  editionIdsSchema,
  editionPaperSchema,
  type WholeEdition,
} from '../edition/edition.ts'
import type { EditionId } from '../edition/edition-id.ts'
import { type EditionStore, recentEditionCount } from '../edition/edition-store.ts'
import { parseStored } from '../edition/parse-stored.ts'
import { type Acronym, acronymSchema } from '../paper/topic/acronym.ts'
import { dayMs, secondMs } from '../time/clock.ts'
import { type EditionKey, readPapers, type WrittenPaper, writePapers } from './dynamo-edition-papers.ts'
import { dynamoEditionTries } from './dynamo-edition-tries.ts'
import { absent, equals } from './dynamo-expression.ts'
import { type DynamoClient, type ItemKey, ttlAttribute } from './dynamo-table.ts'
import { putOnce, updateItem } from './dynamo-write.ts'

const recentKey: ItemKey = { pk: 'editions', sk: 'recent' }
const headKey = (id: EditionId): ItemKey => ({
  pk: `edition#${id}`,
  sk: 'head',
})
const acronymsKey = ({ id, hash }: EditionHead): ItemKey => ({ pk: headKey(id).pk, sk: `acronyms#${hash}` })
const idsKey = ({ id, hash }: EditionHead): ItemKey => ({ pk: headKey(id).pk, sk: `ids#${hash}` })

/**
 * Editions in DynamoDB. Each edition has an item for each paper, one with the ids of all papers, one with its
 * acronyms, and one for its head. One item has the heads of the newest editions: its update is the commit point.
 */
export function dynamoEditionStore(
  client: DynamoClient,
  table: string,
  wait: BackOffDeps['wait'] = setTimeout,
  random: BackOffDeps['random'] = () => 1,
): EditionStore {
  const read = (key: ItemKey): Promise<Record<string, unknown> | undefined> => readItem(client, table, key)
  const recent = async (): Promise<EditionHead[]> => {
    const item = await read(recentKey)
    if (!item) return []
    const { heads } = parseStored('the list of recent editions', recentSchema, item)
    return heads.map((head) => parseHead(String(head.id), head))
  }
  const headOf = async (id: EditionId): Promise<EditionHead | undefined> => {
    const item = await read(headKey(id))
    return item && parseHead(id, item.head)
  }
  const entriesOf = async (head: EditionHead, count: number): Promise<unknown[]> => {
    const entries = await readPapers(client, table, editionKey(head), count)
    if (entries.length === count) return entries
    throw new Error(`edition ${head.id} has ${entries.length} of its ${count} papers`)
  }
  /**
   * The parts of an edition. The list and the climbing papers come first, so that a page reads no more than
   * it shows.
   */
  const parts = ({ id, paperCount, climbingCount }: EditionHead, entries: readonly unknown[]) => {
    const shown = paperCount + climbingCount
    const parsed = <Shape>(schema: z.ZodMiniType<Shape>, first: number, end?: number): Shape[] =>
      entries
        .slice(first, end)
        .map((entry, index) => parseStored(`edition ${id}, paper ${first + index + 1}`, schema, entry))
    return {
      papers: parsed(editionPaperSchema, 0, paperCount),
      climbing: parsed(climbingPaperSchema, paperCount, shown),
      others: parsed(editionPaperSchema, shown),
    }
  }
  const acronymsOf = async (head: EditionHead): Promise<readonly Acronym[] | undefined> => {
    const item = await read(acronymsKey(head))
    return item && parseStored(`edition ${head.id}, its acronyms`, acronymsSchema, item.acronyms)
  }
  const readWhole = async (head: EditionHead): Promise<WholeEdition> => {
    const count = head.paperCount + head.climbingCount + head.otherCount
    const [entries, acronyms] = await Promise.all([entriesOf(head, count), acronymsOf(head)])
    return { ...head, ...parts(head, entries), ...(acronyms && { acronyms }) }
  }
  return {
    ...dynamoEditionTries(client, table),
    recent,

    async publish({ papers, climbing, others, acronyms, ...head }) {
      const expiresAtSeconds = othersExpireAt(head)
      const written: WrittenPaper[] = [
        ...[...papers, ...climbing].map((paper) => ({ paper })),
        ...others.map((paper) => ({ paper, expiresAtSeconds })),
      ]
      await writePapers(client, table, editionKey(head), written, wait)
      await writeBeside(client, table, head, idsKey(head), {
        ids: idsOf({ ...head, papers, climbing, others }),
      })
      if (acronyms) await writeBeside(client, table, head, acronymsKey(head), { acronyms })
      const committed = await putHeadOnce(client, table, head)
      await appendToRecent(client, table, committed, recent, jitteredBackOff({ wait, random }))
      return committed
    },

    async get(id) {
      const head = await headOf(id)
      if (!head) return undefined
      const { others: _, ...shown } = parts(head, await entriesOf(head, head.paperCount + head.climbingCount))
      return { ...head, ...shown }
    },

    async whole(id) {
      const head = await headOf(id)
      return head && readWhole(head)
    },

    acronyms: acronymsOf,

    async ids(head) {
      const item = await read(idsKey(head))
      if (item) return parseStored(`edition ${head.id}, its ids`, editionIdsSchema, item.ids)
      return idsOf(await readWhole(head))
    },
  }
}

/**
 * Papers that only topics search are useful while their edition is recent. A thousand of them a day, kept for
 * ever, would make the whole table slow to scan. The list is kept for ever.
 */
const othersKeptMs = 60 * dayMs
const othersExpireAt = ({ publishedAt }: EditionHead): number =>
  Math.ceil((publishedAt + othersKeptMs) / secondMs)

/** The key of an edition's papers has its hash, so that two publishers of one day never mix their papers. */
const editionKey = ({ id, hash }: EditionHead): EditionKey => ({ pk: headKey(id).pk, hash })

function idsOf({ id, papers, others, climbing }: WholeEdition): EditionIds {
  const listed = papers.flatMap(({ paper, related = [] }) => [paper.id, ...related.map((twin) => twin.id)])
  return {
    id,
    listed,
    others: others.map(({ paper }) => paper.id),
    climbing: climbing.map(({ paper }) => paper.id),
  }
}

const acronymsSchema = z.readonly(z.array(acronymSchema))

const recentSchema = z.object({ heads: z.array(z.looseObject({ id: z.unknown() })) })

function parseHead(id: string, stored: unknown): EditionHead {
  return parseStored(`edition ${id}, its head`, editionHeadSchema, stored)
}

/** Reads consistently, because a worker is called the moment an edition is published. */
async function readItem(
  client: DynamoClient,
  table: string,
  key: ItemKey,
): Promise<Record<string, unknown> | undefined> {
  const { Item } = await client.send(
    new GetItemCommand({ TableName: table, Key: marshall(key), ConsistentRead: true }),
  )
  return Item && unmarshall(Item)
}

/** Writes an item that is useful as long as the other papers are. */
async function writeBeside(
  client: DynamoClient,
  table: string,
  head: EditionHead,
  key: ItemKey,
  part: { readonly ids: EditionIds } | { readonly acronyms: readonly Acronym[] },
): Promise<void> {
  const Item = marshall({ ...key, ...part, [ttlAttribute]: othersExpireAt(head) })
  await client.send(new PutItemCommand({ TableName: table, Item }))
}

/**
 * Appends a head that is newer than all others. If another head was appended since the reading, it reads
 * again.
 */
async function appendToRecent(
  client: DynamoClient,
  table: string,
  head: EditionHead,
  read: () => Promise<readonly EditionHead[]>,
  backOff: BackOff,
): Promise<void> {
  await retryWhenOvertaken('the list of recent editions', backOff, async () => {
    const recent = await read()
    const newest = recent.at(-1)
    if (newest && newest.id >= head.id) return 'newer'
    const appended = await updateItem(client, table, recentKey, {
      set: { newest: head.id, heads: [...recent, head].slice(-recentEditionCount) },
      when: [newest ? equals('newest', newest.id) : absent('newest')],
    })
    return appended ? 'appended' : 'overtaken'
  })
}

/** Writes a head. If the day already has one, that one stays and is returned. */
async function putHeadOnce(client: DynamoClient, table: string, head: EditionHead): Promise<EditionHead> {
  if (await putOnce(client, table, { ...headKey(head.id), head })) return head
  const item = await readItem(client, table, headKey(head.id))
  if (!item) throw new Error(`the head of edition ${head.id} exists, but cannot be found`)
  return parseHead(head.id, item.head)
}
