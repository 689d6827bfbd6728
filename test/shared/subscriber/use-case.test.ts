import { describe, expect, test } from 'vitest'
import { decideAndWrite } from '../../../shared/subscriber/use-case.ts'
import { aConfirmed, anId } from '../../fakes/a-subscriber.ts'
import { subscriberWorld } from './subscriber-world.ts'

const id = anId()
const change = { set: { nextDueAt: 42 } }

describe('deciding and writing', () => {
  test('a use case writes once the change that was decided for the current subscriber', async () => {
    const { deps, put, item } = subscriberWorld()
    put(aConfirmed({ id, rev: 7 }))
    const decision = await decideAndWrite(deps.subscribers, id, (subscriber) => ({
      change,
      seen: subscriber?.rev,
    }))
    expect(decision.seen).toBe(7)
    expect(item(id)).toMatchObject({ nextDueAt: 42, rev: 8 })
  })

  test('a use case that decides no change writes nothing', async () => {
    const { deps, put, item } = subscriberWorld()
    const reader = aConfirmed({ id })
    put(reader)
    await decideAndWrite(deps.subscribers, id, () => ({}))
    expect(item(id)).toEqual(reader)
  })

  test('a use case waits for a decision that takes time', async () => {
    const { deps, put, item } = subscriberWorld()
    put(aConfirmed({ id }))
    await decideAndWrite(deps.subscribers, id, async () => ({ change }))
    expect(item(id)).toMatchObject({ nextDueAt: 42 })
  })

  test.each([1, 3, 15])('a use case that is overtaken %i times decides again each time', async (times) => {
    const { overtaken, put, item } = subscriberWorld()
    put(aConfirmed({ id, rev: 1 }))
    const deps = overtaken(times)
    const seen: unknown[] = []
    const decision = await decideAndWrite(deps.subscribers, id, (subscriber) => {
      seen.push(subscriber?.rev)
      return { change, tries: seen.length }
    })
    expect(seen).toEqual(Array.from({ length: times + 1 }, (_, n) => n + 1))
    expect(decision.tries).toBe(times + 1)
    expect(item(id)).toMatchObject({ nextDueAt: 42, rev: times + 2 })
  })

  test('a use case stops as soon as another write leaves nothing to do', async () => {
    const { overtaken, put, item } = subscriberWorld()
    put(aConfirmed({ id, rev: 1 }))
    await decideAndWrite(overtaken(1).subscribers, id, (subscriber) =>
      subscriber?.rev === 1 ? { change } : {},
    )
    expect(item(id)).toMatchObject({ nextDueAt: aConfirmed().nextDueAt, rev: 2 })
  })

  test('a use case with sixteen conflicts in a row is a fault that names the subscriber and no address', async () => {
    const { overtaken, put } = subscriberWorld()
    put(aConfirmed({ id }))
    const deps = overtaken(99)
    const deciding = decideAndWrite(deps.subscribers, id, () => ({ change }))
    await expect(deciding).rejects.toThrow(`subscriber ${id} was changed by others 16 times in a row`)
    expect(deps.subscribers.conflicts()).toBe(16)
  })
})
