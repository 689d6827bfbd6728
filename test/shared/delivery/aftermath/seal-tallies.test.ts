import { describe, expect, test } from 'vitest'
import { sealTallies } from '../../../../shared/delivery/aftermath/seal-tallies.ts'
import { editionLifetimeMs } from '../../../../shared/edition/edition.ts'
import { aTable } from '../../../dynamo/a-table.ts'
import { aConfirmed, anId } from '../../../fakes/a-subscriber.ts'
import { anEdition, anEditionId, headOf } from '../../../fakes/an-edition.ts'

const recent = [10, 11, 12, 13, 14, 15, 16].map((day) => headOf(anEdition(day)))
const first = anEditionId(10)
const expired = Date.UTC(2026, 10, 16, 6) + editionLifetimeMs

function sealWorld() {
  const { census, tallies, put } = aTable()
  return { tallies, put, seal: (now: number) => sealTallies({ tallies, census }, recent, now) }
}

const settled = (number: number) =>
  aConfirmed({ id: anId(number), since: anEditionId(9), through: anEditionId(16) })

describe('a tally', () => {
  test('a tally is sealed once the sixth edition after it has expired, with the count of its Send events', async () => {
    const { tallies, put, seal } = sealWorld()
    put(settled(1), settled(2))
    await tallies.countSends(first, 2)
    expect(await seal(expired - 1)).toEqual([])
    expect(await seal(expired)).toMatchObject([{ edition: first, audience: 2, sends: 2, sealedAt: expired }])
    expect(await tallies.sealed(first)).toMatchObject({ outcomes: { submitted: 2, waiting: 0 } })
  })

  test('a tally is sealed only once, and later events do not change it', async () => {
    const { tallies, put, seal } = sealWorld()
    put(settled(1))
    await seal(expired)
    put(settled(2))
    expect(await seal(expired + 1)).toEqual([])
    expect(await tallies.sealed(first)).toMatchObject({ audience: 1 })
  })

  test('a tally is not sealed while a reader still waits', async () => {
    const { tallies, put, seal } = sealWorld()
    const attempt = { id: 'attempt-1', head: first, startedAt: expired }
    put(settled(1), aConfirmed({ id: anId(2), since: anEditionId(9), through: anEditionId(9), attempt }))
    expect(await seal(expired)).toEqual([])
    expect(await tallies.sealed(first)).toBeUndefined()
  })
})
