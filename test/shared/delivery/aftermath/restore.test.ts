import { beforeEach, describe, expect, test } from 'vitest'
import { restoreReaders } from '../../../../shared/delivery/aftermath/restore.ts'
import { untilResumed } from '../../../../shared/delivery/pace/sending.ts'
import { hourMs, minuteMs } from '../../../../shared/time/clock.ts'
import { anId, aPending, monday } from '../../../fakes/a-subscriber.ts'
import { anEdition, anEditionId } from '../../../fakes/an-edition.ts'
import { backup, inDoubt, line, reader, restoredWorld, schedule, tuesdayAtEight } from './restored-world.ts'

const [ann, ben, cleo] = [anId(1), anId(2), anId(3)]
let world: Awaited<ReturnType<typeof restoredWorld>>
beforeEach(async () => {
  world = await restoredWorld()
})
const everything = () => [ann, ben, cleo].map((id) => world.item(id))

describe('after a restoration', () => {
  test('a restoration stops all sending, letters too, until an operator resumes it', async () => {
    await world.restore()
    expect((await world.sending.read())?.stop).toEqual({ until: untilResumed, why: 'restored from a backup' })
    expect(await world.sending.drawForLetter(monday)).toEqual({ outcome: 'used-up' })
  })

  test('no reader gets the edition that the table lost, which they may have got, and all get the next one', async () => {
    world.put(reader(ann))
    expect(await world.restore()).toMatchObject({ subscribers: 1, movedOn: 1, left: 0, conflicts: 0 })
    expect(world.item(ann)).toMatchObject({
      through: anEditionId(23),
      lastAt: monday,
      missed: inDoubt(23),
      nextDueAt: tuesdayAtEight,
      rev: 4,
    })
    expect(await world.nextDay(23, monday + hourMs)).toEqual([])
    expect(await world.nextDay(24, tuesdayAtEight)).toEqual([`${ann}@example.org: 2026-11-24`])
  })

  test('an edition that a reader still waited for is in doubt, an open attempt ends, and its worker loses', async () => {
    const attempt = { id: 'attempt-0', head: anEditionId(22), startedAt: backup }
    world.put(reader(ann, { through: anEditionId(20), attempt, missed: { [anEditionId(19)]: 'quiet' } }))
    await world.restore()
    expect(world.item(ann)).not.toHaveProperty('attempt')
    expect(world.item(ann)).toMatchObject({
      through: anEditionId(23),
      missed: { [anEditionId(19)]: 'quiet', ...inDoubt(21, 22, 23) },
    })
    expect(await world.deliveries.release(ann, attempt.id)).toBe('conflict')
  })

  test('a reader who has the newest edition stays as they are', async () => {
    world.put(reader(ann, { through: anEditionId(23) }))
    const before = everything()
    expect(await world.restore()).toMatchObject({ movedOn: 0 })
    expect(everything()).toEqual(before)
  })

  test('an edition of the table that is newer than the schedule says counts, too', async () => {
    await world.editions.publish(anEdition(24, { publishedAt: monday - hourMs }))
    world.put(reader(ann))
    await world.restore()
    expect(world.item(ann)).toMatchObject({
      through: anEditionId(24),
      missed: inDoubt(24),
      nextDueAt: Date.UTC(2026, 10, 25, 8),
    })
  })

  test('an edition that came while sending was paused is not missed', async () => {
    world.put(reader(ann))
    await world.editions.publish(anEdition(24))
    await world.restore([], monday)
    expect(world.item(ann)).toMatchObject({ through: anEditionId(23), nextDueAt: tuesdayAtEight })
    expect(await world.nextDay(24, tuesdayAtEight)).toEqual([`${ann}@example.org: 2026-11-24`])
  })

  test('before the hour of the edition, yesterday’s is the newest that may have gone out', async () => {
    const early = Date.UTC(2026, 10, 23, 5, 59)
    world.put(reader(ann, { through: anEditionId(21) }))
    await world.restore([], early)
    expect(world.item(ann)).toMatchObject({ through: anEditionId(22), lastAt: early, missed: inDoubt(22) })
  })

  test('a late reader is due when there is news for them, not at their hour with nothing to read', async () => {
    const late = Date.UTC(2026, 10, 23, 23, 30)
    const preferences = { ...reader(ann).preferences, hour: 3 }
    world.put(reader(ann, { preferences }))
    await world.restore([], late)
    expect(world.item(ann)?.nextDueAt).toBe(Date.UTC(2026, 10, 25, 3))
  })

  test('a second run of a restoration changes nothing', async () => {
    world.put(reader(ann), reader(ben), aPending({ id: cleo }))
    const trail = [
      line(ben, 'unsubscribed'),
      line(cleo, 'confirmed', monday - hourMs),
      line(anId(4), 'confirmed'),
      line(anId(5), 'suppressed'),
    ]
    const first = await world.restore(trail)
    expect(first).toMatchObject({ subscribers: 3, movedOn: 3, left: 1, unknown: 2, lost: 2 })
    const before = [...everything(), world.item(anId(4)), world.item(anId(5))]
    expect(await world.restore(trail, monday + minuteMs)).toMatchObject({
      movedOn: 0,
      left: 0,
      suppressed: 0,
    })
    expect([...everything(), world.item(anId(4)), world.item(anId(5))]).toEqual(before)
  })

  test('a restoration that crashed is finished by the next run', async () => {
    world.put(reader(ann))
    const trail = [line(ann, 'unsubscribed')]
    const crash = () => Promise.reject(new Error('crash'))
    const broken = { ...world.subscribers, leave: crash }
    const deps = { ...world, subscribers: broken }
    await expect(restoreReaders(deps, trail, schedule, monday)).rejects.toThrow('crash')
    expect(await world.restore(trail)).toMatchObject({ left: 1 })
    expect(world.item(ann)).toMatchObject({ status: 'unsubscribed', through: anEditionId(23) })
  })

  test('a write between the restoration’s reading and writing is kept, and the reader is decided again', async () => {
    world.put(reader(ann))
    let overtake = 2
    const deliveries = {
      ...world.deliveries,
      async moveOn(...args: Parameters<typeof world.deliveries.moveOn>) {
        if (overtake-- > 0)
          await world.subscribers.write(ann, args[1], { set: { confirmedBy: `write-${overtake}` } })
        return world.deliveries.moveOn(...args)
      },
    }
    const deps = { ...world, deliveries }
    expect(await restoreReaders(deps, [], schedule, monday)).toMatchObject({ movedOn: 1, conflicts: 2 })
    expect(world.item(ann)).toMatchObject({ confirmedBy: 'write-0', through: anEditionId(23) })
    overtake = 100
    world.put(reader(ann))
    await expect(restoreReaders(deps, [], schedule, monday)).rejects.toThrow('changed by others')
  })

  test('a restoration looks at every reader of many pages', async () => {
    world.put(...Array.from({ length: 60 }, (_, count) => reader(anId(count))))
    expect(await world.restore()).toMatchObject({ subscribers: 60, movedOn: 60 })
  })
})
