import { expect, test } from 'vitest'
import { aConfirmed, anId, monday } from '../fakes/a-subscriber.ts'
import { anEdition } from '../fakes/an-edition.ts'
import { onEachDatabase } from './database-under-test.ts'
import { subscriberCensusContract } from './subscriber-census.contract.ts'

onEachDatabase((freshTable) => {
  subscriberCensusContract(freshTable)

  test('the census counts no other kind of item in the table', async () => {
    const table = await freshTable()
    await table.put(aConfirmed({ id: anId(1) }))
    await table.editions.publish(anEdition(23))
    await table.seats.take(0, 'ann', monday)
    await table.sending.refresh({ accountPerSecond: 1, block: 1, left: 1, refreshedAt: monday })
    await table.proof.drained(monday)
    await table.reputation.count('digests', 'bounces', monday)
    const found: string[] = []
    for await (const { id } of table.census.all()) found.push(id)
    expect(found).toEqual([anId(1)])
  })
})
