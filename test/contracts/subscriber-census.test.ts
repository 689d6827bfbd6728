import { expect, test } from 'vitest'
import { dynamoCensus } from '../../shared/aws/dynamo-census.ts'
import { dynamoEditionStore } from '../../shared/aws/dynamo-edition-store.ts'
import { dynamoProofStore } from '../../shared/aws/dynamo-proof-store.ts'
import { dynamoReputationStore } from '../../shared/aws/dynamo-reputation-store.ts'
import { dynamoSeatStore } from '../../shared/aws/dynamo-seat-store.ts'
import { dynamoSendingStore } from '../../shared/aws/dynamo-sending-store.ts'
import { aConfirmed, anId, monday } from '../fakes/a-subscriber.ts'
import { anEdition } from '../fakes/an-edition.ts'
import { onEachDatabase } from './database-under-test.ts'
import { subscriberCensusContract } from './subscriber-census.contract.ts'
import { inMemory, inTable } from './subscribers-under-test.ts'

subscriberCensusContract('the fake', inMemory)
onEachDatabase((name, freshTable) => {
  subscriberCensusContract(name, async () => inTable(await freshTable()))

  test('whatever else the one table holds is nobody', async () => {
    const { client, table } = await freshTable()
    await inTable({ client, table }).put(aConfirmed({ id: anId(1) }))
    await dynamoEditionStore(client, table).publish(anEdition(23))
    await dynamoSeatStore(client, table).take(0, 'ann', monday)
    await dynamoSendingStore(client, table).refresh({ perSecond: 1, block: 1, left: 1, refreshedAt: monday })
    await dynamoProofStore(client, table).drained(monday)
    await dynamoReputationStore(client, table).count('bounces', monday)
    const found: string[] = []
    for await (const { id } of dynamoCensus(client, table).all()) found.push(id)
    expect(found).toEqual([anId(1)])
  })
})
