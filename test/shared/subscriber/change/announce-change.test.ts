import { describe, expect, test } from 'vitest'
import {
  type ChangeDeps,
  changePreferences,
} from '../../../../shared/subscriber/change/change-preferences.ts'
import { letterToMail } from '../../../../shared/subscriber/letter/letter-to-mail.ts'
import type { SubscriberChange, SubscriberStore } from '../../../../shared/subscriber/subscriber-store.ts'
import { dayMs } from '../../../../shared/time/clock.ts'
import { aConfirmed, anId, dailyAtEight, monday } from '../../../fakes/a-subscriber.ts'
import { subscriberWorld } from '../subscriber-world.ts'

const id = anId()
const evening = { ...dailyAtEight, hour: 20 }

/** A change by a digest's link. */
function change(deps: ChangeDeps, preferences = evening) {
  return changePreferences(
    deps,
    { id, carried: '0', mailedAt: monday - dayMs },
    { preferences, asShown: (stored) => stored },
  )
}

function aWorld() {
  const world = subscriberWorld()
  world.put(aConfirmed({ id }))
  return world
}

type World = ReturnType<typeof aWorld>

/** The same parts, on which a process dies right before or right after its call number `dies`. */
function dyingDeps({ deps }: World, dies: number, when: 'before' | 'after'): ChangeDeps {
  let calls = 0
  const mortal =
    <Args extends unknown[], Result>(call: (...args: Args) => Promise<Result>) =>
    async (...args: Args): Promise<Result> => {
      const isLast = ++calls === dies
      if (calls > dies || (isLast && when === 'before')) throw new Error('the process died')
      const result = await call(...args)
      if (isLast) throw new Error('the process died')
      return result
    }
  const { get, write, keepEarlier, dropEarlier } = deps.subscribers
  const subscribers: SubscriberStore = {
    ...deps.subscribers,
    get: mortal(get),
    write: mortal(write),
    keepEarlier: mortal(keepEarlier),
    dropEarlier: mortal(dropEarlier),
  }
  return { ...deps, subscribers, letters: { send: mortal(deps.letters.send) } }
}

/** How many of the letters on the queue tell of a change now. */
async function told({ deps, letters }: World): Promise<number> {
  let count = 0
  for (const message of letters.sent) if (await letterToMail(deps, message, 'changed')) count++
  return count
}

describe('a change by a digest’s link whose process dies', () => {
  const deaths = [1, 2, 3, 4, 5].flatMap((dies) =>
    (['before', 'after'] as const).map((when) => ({ dies, when })),
  )

  test.each(deaths)(
    '$when its call number $dies leaves nobody untold, and tells of no change that was not made',
    async ({ dies, when }) => {
      const world = aWorld()
      await change(dyingDeps(world, dies, when)).catch(() => 'died')
      const reader = world.item(id)
      const isChanged = JSON.stringify(reader?.preferences) !== JSON.stringify(dailyAtEight)
      expect(await told(world)).toBe(isChanged ? 1 : 0)
    },
  )

  test.each(deaths)(
    '$when its call number $dies can be made again, and is told then',
    async ({ dies, when }) => {
      const world = aWorld()
      await change(dyingDeps(world, dies, when)).catch(() => 'died')
      expect(await change(world.deps)).toMatchObject({ outcome: 'saved' })
      expect(await told(world)).toBeGreaterThan(0)
    },
  )
})

describe('a notice', () => {
  test('is written again if its first run died after closing it', async () => {
    const world = aWorld()
    await change(world.deps)
    expect(await told(world)).toBe(1)
    expect(world.item(id)).not.toHaveProperty('untold')
    expect(await told(world)).toBe(1)
  })

  test('has the change that came while it was being closed', async () => {
    const world = aWorld()
    await change(world.deps)
    const { get, write } = world.deps.subscribers
    let raced = false
    const subscribers: SubscriberStore = {
      ...world.deps.subscribers,
      async write(...args) {
        if (!raced) {
          raced = true
          await change(
            { ...world.deps, subscribers: { ...world.deps.subscribers, get, write } },
            { ...evening, hour: 21 },
          )
        }
        return write(...args)
      },
    }
    const [message] = world.letters.sent
    const letter = message && (await letterToMail({ ...world.deps, subscribers }, message, 'changed'))
    expect(letter?.changedTo).toMatchObject({ hour: 21 })
    expect(letter?.subscriber.preferences).toMatchObject({ hour: 8 })
    expect(world.letters.sent).toHaveLength(1)
  })

  test('has the choices that the write replaced, even if another change came between', async () => {
    const world = aWorld()
    const { write } = world.deps.subscribers
    let raced = false
    const subscribers: SubscriberStore = {
      ...world.deps.subscribers,
      async write(...args) {
        if (!raced) {
          raced = true
          const reader = await world.deps.subscribers.get(id)
          await write(id, reader?.rev, { set: { preferences: { ...dailyAtEight, hour: 5 } } })
        }
        return write(...args)
      },
    }
    await change({ ...world.deps, subscribers })
    const [message] = world.letters.sent
    const letter = message && (await letterToMail(world.deps, message, 'changed'))
    expect(letter?.subscriber.preferences).toMatchObject({ hour: 5 })
    expect(world.letters.sent).toHaveLength(1)
  })

  const meanwhile: readonly (readonly [string, SubscriberChange['set'] | undefined])[] = [
    ['', undefined],
    [' after a write that says nothing of choices', { softBounces: 1 }],
    [' after others changed the choices again', { preferences: { ...dailyAtEight, hour: 5 } }],
    [' after the link had ended', { epoch: 1 }],
  ]
  test.each(meanwhile)(
    'is mailed although the answer to the write was lost, and the write was tried again%s',
    async (_after, set) => {
      const world = aWorld()
      const { write, get } = world.deps.subscribers
      let isLost = false
      const subscribers: SubscriberStore = {
        ...world.deps.subscribers,
        async write(...args) {
          if (isLost) return write(...args)
          isLost = true
          await write(...args)
          if (set) await write(id, (await get(id))?.rev, { set })
          // The client of the table sends a write again whose answer it missed. Its condition does not hold then.
          return write(...args)
        },
      }
      await change({ ...world.deps, subscribers })
      expect(world.item(id)?.preferences).not.toEqual(dailyAtEight)
      expect(await told(world)).toBe(1)
    },
  )

  test('leaves nothing beside the item of a reader who was erased while they changed', async () => {
    const world = aWorld()
    const subscribers: SubscriberStore = {
      ...world.deps.subscribers,
      async write(...args) {
        await world.deps.subscribers.leave(id, 'unsubscribed', monday)
        return world.deps.subscribers.write(...args)
      },
    }
    expect(await change({ ...world.deps, subscribers })).toMatchObject({ outcome: 'gone' })
    const { request } = world.letters.sent[0] ?? {}
    expect(request && (await world.deps.subscribers.earlier(id, request))).toBeUndefined()
  })
})
