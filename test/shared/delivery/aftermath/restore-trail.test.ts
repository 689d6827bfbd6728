import { beforeEach, describe, expect, test } from 'vitest'
import { restoreReaders } from '../../../../shared/delivery/aftermath/restore.ts'
import { dayMs, hourMs, secondMs } from '../../../../shared/time/clock.ts'
import { aRequest } from '../../../fakes/a-request.ts'
import { anId, aPending, monday } from '../../../fakes/a-subscriber.ts'
import { anEditionId } from '../../../fakes/an-edition.ts'
import { backup, inDoubt, line, reader, restoredWorld, schedule, tuesdayAtEight } from './restored-world.ts'

const [ann, ben, cleo] = [anId(1), anId(2), anId(3)]
let world: Awaited<ReturnType<typeof restoredWorld>>
beforeEach(async () => {
  world = await restoredWorld()
})

describe('readers who left since the backup', () => {
  test.each(['unsubscribed', 'suppressed'] as const)(
    'a reader who became %s since the backup gets no more mail',
    async (status) => {
      world.put(reader(ann), reader(ben))
      expect(await world.restore([line(ann, status)])).toMatchObject({
        [status === 'suppressed' ? status : 'left']: 1,
      })
      expect(world.item(ann)).toMatchObject({ status, leftAt: monday - hourMs })
      for (const gone of ['nextDueAt', 'dueShard']) expect(world.item(ann)).not.toHaveProperty(gone)
      expect(await world.nextDay(24, tuesdayAtEight)).toEqual([`${ben}@example.org: 2026-11-24`])
    },
  )

  test('a reader who was erased since the backup is forgotten again, and gets no more mail', async () => {
    world.put(reader(ann), reader(ben))
    expect(await world.restore([line(ann, 'erased')])).toMatchObject({ left: 1, erased: 1, movedOn: 2 })
    const item = world.item(ann)
    expect(item).toMatchObject({ status: 'unsubscribed', leftAt: monday - hourMs, through: anEditionId(23) })
    for (const gone of ['address', 'preferences', 'nextDueAt']) expect(item).not.toHaveProperty(gone)
    expect(item?.expiresAtSeconds).toBe(monday / 1_000 + 10 * 24 * 3_600)
    expect(await world.restore([line(ann, 'erased')])).toMatchObject({ left: 0, movedOn: 0 })
    expect(await world.nextDay(24, tuesdayAtEight)).toEqual([`${ben}@example.org: 2026-11-24`])
  })

  test('a reader who was erased and suppressed since the backup is both, in either order', async () => {
    for (const statuses of [['suppressed', 'erased'] as const, ['erased', 'suppressed'] as const]) {
      world.put(reader(ann))
      await world.restore(statuses.map((status, index) => line(ann, status, monday - hourMs + index)))
      expect(world.item(ann)).toMatchObject({ status: 'suppressed' })
      expect(world.item(ann)).not.toHaveProperty('address')
      expect(world.item(ann)).not.toHaveProperty('expiresAtSeconds')
    }
  })

  test('a reader who was erased and then came back stays with their preferences', async () => {
    world.put(reader(ann))
    const trail = [line(ann, 'erased', monday - 2 * hourMs), line(ann, 'confirmed', monday - hourMs)]
    expect(await world.restore(trail)).toMatchObject({ left: 0, erased: 0 })
    expect(world.item(ann)).toMatchObject({ status: 'confirmed', address: `${ann}@example.org` })
  })

  test('suppressed wins over unsubscribed, in whatever order the lines come', async () => {
    const lines = [
      line(ann, 'confirmed', monday - 3 * hourMs),
      line(ann, 'suppressed', monday - 2 * hourMs),
      line(ann, 'unsubscribed', monday - hourMs),
    ]
    for (const trail of [lines, lines.toReversed()]) {
      world.put(reader(ann))
      expect(await world.restore(trail)).toMatchObject({ suppressed: 1, left: 0, lost: 0 })
      expect(world.item(ann)).toMatchObject({ status: 'suppressed', leftAt: monday - 2 * hourMs })
    }
  })

  test('a reader who was suppressed and confirmed again after an operator lifted it stays', async () => {
    world.put(reader(ann))
    const trail = [line(ann, 'suppressed', monday - 2 * hourMs), line(ann, 'confirmed', monday - hourMs)]
    expect(await world.restore(trail)).toMatchObject({ suppressed: 0, left: 0 })
    expect(world.item(ann)?.status).toBe('confirmed')
  })

  test('a reader who was suppressed stays so, even if a stranger has signed them up since then', async () => {
    world.put(aPending({ id: ann, requests: [aRequest({ at: monday })] }))
    expect(await world.restore([line(ann, 'suppressed', monday - hourMs)])).toMatchObject({ suppressed: 1 })
    expect(world.item(ann)?.status).toBe('suppressed')
  })

  test('a reader who was gone at the backup is suppressed by a later complaint, and a suppressed one stays so', async () => {
    const unsubscribed = { id: ann, version: 1, rev: 1, status: 'unsubscribed', leftAt: backup }
    world.put(unsubscribed, { ...unsubscribed, id: ben, status: 'suppressed' })
    const trail = [line(ann, 'suppressed'), line(ben, 'unsubscribed')]
    expect(await world.restore(trail)).toMatchObject({ suppressed: 1, left: 0 })
    expect(world.item(ann)).toMatchObject({ status: 'suppressed', leftAt: backup })
    expect(world.item(ben)?.status).toBe('suppressed')
  })

  test('a reader who left and came back stays', async () => {
    world.put(reader(ann))
    const trail = [line(ann, 'confirmed', monday - hourMs), line(ann, 'unsubscribed', monday - 2 * hourMs)]
    expect(await world.restore(trail)).toMatchObject({ left: 0, movedOn: 1 })
    expect(world.item(ann)?.status).toBe('confirmed')
  })

  test('a reader who left and came back within the clocks’ difference is gone, and may have been mailed since then', async () => {
    world.put(reader(ann))
    const cameBackAt = backup + hourMs
    const trail = [line(ann, 'confirmed', cameBackAt), line(ann, 'unsubscribed', cameBackAt - 59 * secondMs)]
    expect(await world.restore(trail)).toMatchObject({ left: 1 })
    expect(world.item(ann)).toMatchObject({
      status: 'unsubscribed',
      through: anEditionId(23),
      lastAt: monday,
    })
  })

  test('a reader who left before the table says that they confirmed stays, although the trail lost the confirmation', async () => {
    world.put(
      reader(ann, { confirmedAt: backup }),
      aPending({ id: ben, requests: [aRequest({ at: backup })] }),
    )
    const trail = [line(ann, 'unsubscribed', backup - hourMs), line(ben, 'unsubscribed', backup - hourMs)]
    expect(await world.restore(trail)).toMatchObject({ left: 0 })
    expect([world.item(ann)?.status, world.item(ben)?.status]).toEqual(['confirmed', 'pending'])
  })

  test('a reader who left, came back and left again is gone since the last time', async () => {
    world.put(reader(ann))
    const times = [1, 2, 3, 4].map((hours) => monday - hours * hourMs) as [number, number, number, number]
    const trail = [
      line(ann, 'unsubscribed', times[0]),
      line(ann, 'unsubscribed', times[1]),
      line(ann, 'confirmed', times[2]),
      line(ann, 'unsubscribed', times[3]),
    ]
    await world.restore(trail)
    expect(world.item(ann)).toMatchObject({ status: 'unsubscribed', leftAt: times[1] })
  })

  test('a reader who left is in doubt only for editions until then, and belongs to no later audience', async () => {
    world.put(reader(ann, { through: anEditionId(21) }))
    const leftAt = Date.UTC(2026, 10, 22, 20)
    await world.restore([line(ann, 'unsubscribed', leftAt)])
    expect(world.item(ann)).toMatchObject({ through: anEditionId(22), missed: inDoubt(22) })
    expect(world.item(ann)?.missed).toEqual(inDoubt(22))
  })

  test('a reader who left half a minute before an edition’s hour may have got it, by another clock', async () => {
    world.put(reader(ann))
    await world.restore([line(ann, 'unsubscribed', Date.UTC(2026, 10, 23, 5, 59, 30))])
    expect(world.item(ann)).toMatchObject({ status: 'unsubscribed', through: anEditionId(23) })
  })

  test('a reader who left and signs up again gets no edition that they may have had', async () => {
    world.put(reader(ann, { through: anEditionId(20) }))
    await world.restore([line(ann, 'unsubscribed')])
    expect(world.item(ann)).toMatchObject({ through: anEditionId(23), missed: inDoubt(21, 22, 23) })
  })

  test('a reader who left before the backup stays as they are, except that an open attempt ends in doubt', async () => {
    const attempt = { id: 'attempt-0', head: anEditionId(22), startedAt: backup - hourMs }
    const { nextDueAt: _, dueShard: __, ...rest } = reader(ann, { through: anEditionId(21) })
    const unsubscribed = { ...rest, status: 'unsubscribed', leftAt: backup }
    world.put({ ...unsubscribed, attempt }, { ...unsubscribed, id: ben })
    const before = world.item(ben)
    expect(await world.restore([line(ben, 'unsubscribed', backup)])).toMatchObject({ left: 0, movedOn: 1 })
    expect(world.item(ben)).toEqual(before)
    expect(world.item(ann)).not.toHaveProperty('attempt')
    expect(world.item(ann)).toMatchObject({
      status: 'unsubscribed',
      through: anEditionId(22),
      missed: inDoubt(22),
    })
  })
})

describe('readers who confirmed since the backup', () => {
  test('a restoration brings back no reader who is not confirmed in the table', async () => {
    world.put(aPending({ id: ann }), {
      id: ben,
      version: 1,
      rev: 1,
      status: 'unsubscribed',
      leftAt: backup,
      since: anEditionId(19),
      through: anEditionId(21),
    })
    const trail = [ann, ben, cleo].map((id) => line(id, 'confirmed'))
    expect(await world.restore(trail)).toMatchObject({ lost: 3, unknown: 1 })
    expect([world.item(ann)?.status, world.item(ben)?.status]).toEqual(['pending', 'unsubscribed'])
    expect(await world.nextDay(24, tuesdayAtEight)).toEqual([])
  })

  test('a reader who confirmed since the backup gets no edition a second time as a welcome', async () => {
    world.put(aPending({ id: ann }))
    await world.restore([line(ann, 'confirmed'), line(cleo, 'confirmed')])
    for (const id of [ann, cleo]) {
      expect(world.item(id)).toMatchObject({ through: anEditionId(23), lastAt: monday, missed: inDoubt(23) })
    }
    expect(world.item(cleo)).toMatchObject({ status: 'unsubscribed' })
    expect(world.item(cleo)).not.toHaveProperty('address')
    expect(world.item(cleo)?.expiresAtSeconds).toBe((monday + 10 * dayMs) / secondMs)
  })

  test('a reader who confirmed since the backup gets no edition twice, even if a crash comes between the two writes', async () => {
    const deliveries = { moveOn: () => Promise.reject(new Error('crash')) }
    const deps = { ...world, deliveries }
    await expect(restoreReaders(deps, [line(cleo, 'confirmed')], schedule, monday)).rejects.toThrow('crash')
    expect(world.item(cleo)?.through).toBe(anEditionId(23))
  })

  test('a confirmation that is older than the leaving in the table changes nothing', async () => {
    world.put({
      id: ann,
      version: 1,
      rev: 1,
      status: 'unsubscribed',
      leftAt: backup,
      through: anEditionId(21),
    })
    const before = world.item(ann)
    expect(await world.restore([line(ann, 'confirmed', backup - hourMs)])).toMatchObject({
      lost: 0,
      movedOn: 0,
    })
    expect(world.item(ann)).toEqual(before)
  })

  test('an unknown id that the trail suppresses stays so for ever', async () => {
    expect(await world.restore([line(cleo, 'suppressed')])).toMatchObject({ unknown: 1, lost: 0 })
    expect(world.item(cleo)).toEqual({
      id: cleo,
      version: 2,
      rev: 1,
      status: 'suppressed',
      leftAt: monday - hourMs,
    })
  })
})
