import { createServer } from 'node:http'
import { PutItemCommand } from '@aws-sdk/client-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import { listenOn } from '../../../infra/local/listen.ts'
import { dynamoSendingStore } from '../../../shared/aws/dynamo-sending-store.ts'
import { subscriberKey } from '../../../shared/aws/dynamo-subscriber-key.ts'
import { tableDefinition } from '../../../shared/aws/dynamo-table.ts'
import { refreshSending } from '../../../shared/delivery/pace/quota.ts'
import { dueShardCount } from '../../../shared/subscriber/subscriber-id.ts'
import { sizeOfItem } from '../../dynamo/engine/attribute-value.ts'
import { inTable } from '../../dynamo/in-table.ts'
import { memoryDynamo } from '../../dynamo/memory-dynamo.ts'
import { anId } from '../../fakes/a-subscriber.ts'
import { answerParent } from './answer-parent.ts'
import { benchTable, mailingList } from './bench-table.ts'
import { busyEdition } from './busy-edition.ts'
import { dueReader, type TopicsOfReaders } from './due-reader.ts'
import { dynamoOverHttp } from './dynamo-over-http.ts'
import { keepingSockets } from './keeping-sockets.ts'

const dynamo = memoryDynamo({ clock: Date.now, definition: tableDefinition(benchTable) })
const table = inTable({ client: dynamo.client, table: benchTable })
let latencyMs = 0
const server = keepingSockets(createServer(dynamoOverHttp(dynamo, () => latencyMs)))
const { endpoint } = await listenOn(server, { port: 0, option: '' })

const keyOf = (number: number) => subscriberKey(anId(number, number % dueShardCount))

const deeds = {
  endpoint: () => endpoint,
  answerAfter(ms: number) {
    latencyMs = ms
  },
  /** Publishes an edition of so many papers. */
  async publish(papers: number) {
    await table.editions.publish(busyEdition(papers, Date.now()))
  },
  /** Makes some readers due, whatever was done with them before, under a quota of so many mails a second. */
  async fill({ from, readers, topics, perSecond, isInList = false }: Filling) {
    const now = Date.now()
    await refreshSending(
      {
        quota: { read: async () => ({ perSecond, perDay: Number.POSITIVE_INFINITY, sentLastDay: 0 }) },
        sending: dynamoSendingStore(dynamo.client, benchTable),
        fallback: { perSecond, perDay: 1_000_000 },
        seatCount: 1,
        onUnknown: () => undefined,
      },
      now,
    )
    for (let number = from; number < from + readers; number++) {
      const reader = dueReader(number, topics, now)
      if (!isInList) {
        await table.put(reader)
        continue
      }
      // The same reader in a list as people keep it, by its place.
      const Item = marshall({
        pk: mailingList,
        sk: String(number).padStart(7, '0'),
        address: reader.address,
        due: now,
      })
      await dynamo.client.send(new PutItemCommand({ TableName: benchTable, Item }))
    }
  },
  /** The keys of some readers. */
  keys: (from: number, readers: number) => Array.from({ length: readers }, (_, place) => keyOf(from + place)),
  units: () => dynamo.units(),
  /** In bytes. */
  sizeOfReader: (number: number) => {
    const { pk, sk } = keyOf(number)
    return sizeOfItem(dynamo.item({ pk: { S: pk }, sk: { S: sk } }) ?? {})
  },
}

export interface Filling {
  /** The number of the first reader. */
  readonly from: number
  readonly readers: number
  readonly topics: TopicsOfReaders
  readonly perSecond: number
  /** Whether the readers are due in the list that people keep, and not for deliver. */
  readonly isInList?: boolean
}

export type DatabaseDeeds = typeof deeds

answerParent(deeds)
