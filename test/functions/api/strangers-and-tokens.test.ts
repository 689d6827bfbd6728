import { describe, expect, test } from 'vitest'
import { aConfirmed } from '../../fakes/a-subscriber.ts'
import { anUnsubscribed } from '../../shared/subscriber/a-leaver.ts'
import { type ApiWorld, apiWorld, idOfAddress } from './api-world.ts'

const email = 'ann@example.org'
const id = idOfAddress(email)

/** What the owner of a link can ask for, and who may ask. */
const asked = [
  {
    what: 'erasing',
    path: (world: ApiWorld) => `${world.unsubscribePath(id)}/erase`,
    reader: aConfirmed({ id }),
  },
  {
    what: 'a fresh link',
    path: (world: ApiWorld) => `${world.preferencesPath(id)}/fresh-link`,
    reader: aConfirmed({ id }),
  },
  {
    what: 'the way back',
    path: (world: ApiWorld) => `${world.unsubscribePath(id)}/undo`,
    reader: anUnsubscribed({ id }),
  },
]

/** The ways of strangers to use up letters. */
const floods: readonly { readonly how: string; readonly flood: (world: ApiWorld) => Promise<void> }[] = [
  {
    how: 'five sign-ups of the address',
    flood: async (world) => {
      for (let n = 0; n < 5; n++) await world.postJson({ email })
    },
  },
  {
    how: 'sign-ups of the address from twelve networks',
    flood: async (world) => {
      for (let n = 0; n < 12; n++) {
        world.from(`198.51.${n}.1`)
        await world.postJson({ email })
      }
    },
  },
  {
    how: 'sign-ups of twenty-six aliases of it',
    flood: async (world) => {
      for (const label of 'abcdefghijklmnopqrstuvwxyz')
        await world.postJson({ email: `ann+${label}@example.org` })
    },
  },
  {
    how: 'fifteen sign-ups of others from the reader’s own network',
    flood: async (world) => {
      for (let n = 0; n < 15; n++) await world.postJson({ email: `other-${n}@example.net` })
    },
  },
]

describe('what strangers spend is apart from what a link spends', () => {
  for (const { how, flood } of floods) {
    test.each(asked)(`after ${how}, the letter for $what comes and works`, async ({ path, reader }) => {
      const world = apiWorld()
      world.put(reader)
      await flood(world)
      await world.mailedLinks()
      const before = world.letters.sent.length
      expect((await world.post(path(world))).status).toBe(303)
      expect(world.letters.sent).toHaveLength(before + 1)
      const [link = ''] = await world.mailedLinks()
      expect((await world.get(link)).status).toBe(200)
      if (!link.startsWith('/preferences')) expect((await world.post(link)).status).toBe(200)
    })
  }

  test('after every flood a reader unsubscribes by one click', async () => {
    const world = apiWorld()
    world.put(aConfirmed({ id }))
    for (const { flood } of floods) await flood(world)
    expect((await world.post(world.unsubscribePath(id))).status).toBe(200)
    expect(world.item(id)?.status).toBe('unsubscribed')
  })

  test('after five sign-ups of her address a reader is erased', async () => {
    const world = apiWorld()
    world.put(aConfirmed({ id }))
    for (let n = 0; n < 5; n++) await world.postJson({ email })
    await world.mailedLinks()
    await world.post(`${world.unsubscribePath(id)}/erase`)
    const [link = ''] = await world.mailedLinks()
    expect(link).toMatch(/^\/erase\//)
    await world.post(link)
    expect(world.item(id)).not.toHaveProperty('address')
  })

  test('letters that a link asked for use up nothing of what a sign-up of the address needs', async () => {
    const world = apiWorld()
    world.put(aConfirmed({ id }))
    for (let n = 0; n < 9; n++) await world.post(`${world.unsubscribePath(id)}/erase`)
    await world.postJson({ email })
    expect(world.letters.sent.at(-1)).toMatchObject({ letter: 'already-subscribed' })
  })
})
