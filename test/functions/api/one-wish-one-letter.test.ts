import { describe, expect, test } from 'vitest'
import { hourMs, minuteMs, secondMs } from '../../../shared/time/clock.ts'
import { ann, chosen, email } from './a-reader.ts'
import { challengeIn, encoded, solved } from './a-solver.ts'
import { apiWorld } from './api-world.ts'
import { guardedWorld } from './guarded-world.ts'

const form = { email, ...chosen }
type World = ReturnType<typeof guardedWorld>

/** Posts the form without a proof, and returns the form of the page that asks for one. */
async function waits(world: World, fields: Readonly<Record<string, string>> = {}) {
  const answer = await world.postForm('/subscribe', { ...form, ...fields })
  expect(answer.status).toBe(200)
  const page = await answer.text()
  world.time.advance(2 * secondMs)
  return { ...form, ...fields, proof: encoded(await solved(challengeIn(page))) }
}

/** Posts a form whose letter goes at once. */
async function goes(world: World, fields: Readonly<Record<string, string>>): Promise<void> {
  expect((await world.postForm('/subscribe', fields)).headers.get('Location')).toBe('/sent')
  world.time.advance(secondMs)
}

/** A tick lets go what waits. */
async function tick(world: World): Promise<void> {
  world.time.advance(hourMs / 4)
  for (const message of world.waiting.release()) await world.letters.send(message)
}

describe('a letter that waits while the same wish is answered by another', () => {
  test('a person who first waits and then proves gets one mail, whose link confirms', async () => {
    const world = guardedWorld()
    await goes(world, await waits(world))
    const [link = ''] = await world.mailedLinks()
    await tick(world)
    expect(await world.mails()).toEqual([])
    expect((await world.post(link)).status).toBe(200)
    expect(world.item(ann)?.status).toBe('confirmed')
  })

  test('of the two letters of a double click, the proven one goes, and none of those that wait', async () => {
    const world = guardedWorld()
    const [, solvedForm] = await Promise.all([waits(world), waits(world)])
    await goes(world, solvedForm)
    expect(await world.mails()).toHaveLength(1)
    await tick(world)
    expect(await world.mails()).toEqual([])
  })

  test('of the two letters of a double click without JavaScript, one goes', async () => {
    const world = guardedWorld()
    await Promise.all([waits(world), waits(world)])
    await tick(world)
    expect(await world.mails()).toHaveLength(1)
  })

  test.each<[what: string, other: (world: World) => Promise<void>]>([
    ['with other choices', async (world) => goes(world, await waits(world, { hour: '9' }))],
    ['in another language', async (world) => goes(world, await waits(world, { language: 'de' }))],
    [
      'of another network',
      async (world) => {
        world.from('203.0.113.9')
        await goes(world, await waits(world))
        world.from('192.0.2.7')
      },
    ],
  ])('a sign-up %s takes no letter from the one that waits', async (_, other) => {
    const world = guardedWorld()
    await waits(world)
    await other(world)
    expect(await world.mails()).toHaveLength(1)
    await tick(world)
    expect(await world.mails()).not.toEqual([])
  })

  test('who asks again after a mail gets another one: it may have been lost', async () => {
    const world = guardedWorld()
    await goes(world, await waits(world))
    expect(await world.mails()).toHaveLength(1)
    await tick(world)
    world.time.advance(5 * minuteMs)
    await waits(world)
    await tick(world)
    expect(await world.mails()).toHaveLength(1)
  })

  test('letters that did not wait all go, as far as the mailbox’s budget allows', async () => {
    const world = apiWorld()
    for (let n = 0; n < 3; n++) await world.postForm('/subscribe', form)
    expect(await world.mails()).toHaveLength(3)
  })
})

test('a person who waits and then proves is served three times a day', async () => {
  const world = guardedWorld()
  const choices = ['5', '6', '7'].map((hour) => ({ hour }))
  for (const fields of choices) await goes(world, await waits(world, fields))
  expect(await world.mails()).toHaveLength(choices.length)
})
