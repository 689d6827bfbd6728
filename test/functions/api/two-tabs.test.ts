import { describe, expect, test } from 'vitest'
import { anEdition } from '../../fakes/an-edition.ts'
import { ann, confirmedWorld } from './a-reader.ts'
import type { ApiWorld } from './api-world.ts'

const morning = { hour: '6', timezone: 'Europe/Berlin', frequency: 'daily', topics: 'morning words' }
const evening = { hour: '18', timezone: 'Europe/Berlin', frequency: 'weekdays', topics: 'evening words' }

async function aWorld() {
  const { world } = await confirmedWorld()
  return { world, path: world.preferencesPath(ann) }
}

async function versionOn(page: Response): Promise<string> {
  return /name="version" value="([^"]+)"/.exec(await page.text())?.[1] ?? ''
}

const preferencesOf = async (world: ApiWorld) => {
  const reader = await world.subscribers.get(ann)
  return reader?.status === 'confirmed' ? reader.preferences : undefined
}

describe('two tabs with the same preferences', () => {
  test('a save over newer choices shows both, loses nothing, and works the second time', async () => {
    const { world, path } = await aWorld()
    const version = await versionOn(await world.get(path))
    expect((await world.postForm(path, { ...morning, version })).status).toBe(200)

    const second = await world.postForm(path, { ...evening, version })
    expect(second.status).toBe(409)
    const page = await second.clone().text()
    expect(page).toContain('there are newer preferences')
    expect(page).toContain('Every day at 06:00')
    expect(page).toContain('morning words')
    expect(page).toMatch(/<textarea[^>]*>evening words<\/textarea>/)
    expect(await preferencesOf(world)).toMatchObject({ hour: 6, topics: ['morning words'] })

    expect((await world.postForm(path, { ...evening, version: await versionOn(second) })).status).toBe(200)
    expect(await preferencesOf(world)).toMatchObject({ hour: 18, topics: ['evening words'] })
  })

  test('the same choices in both tabs are saved, and no conflict', async () => {
    const { world, path } = await aWorld()
    const version = await versionOn(await world.get(path))
    await world.postForm(path, { ...morning, version })
    expect((await world.postForm(path, { ...morning, version })).status).toBe(200)
  })

  test('the page after a save can be saved again', async () => {
    const { world, path } = await aWorld()
    const version = await versionOn(await world.get(path))
    const saved = await world.postForm(path, { ...morning, version })
    expect((await world.postForm(path, { ...evening, version: await versionOn(saved) })).status).toBe(200)
  })

  test('a form with a wrong field keeps its version, so that newer choices are still noticed', async () => {
    const { world, path } = await aWorld()
    const version = await versionOn(await world.get(path))
    const refused = await world.postForm(path, { ...evening, hour: '99', version })
    expect(refused.status).toBe(400)
    expect(await versionOn(refused)).toBe(version)
  })

  test('a delivery in between changes no version, and other writes of the item neither', async () => {
    const { world, path } = await aWorld()
    const version = await versionOn(await world.get(path))
    await world.editions.publish(anEdition(24))
    await world.post(`${world.unsubscribePath(ann)}/erase`)
    expect(await versionOn(await world.get(path))).toBe(version)
    expect((await world.postForm(path, { ...evening, version })).status).toBe(200)
  })

  test('a form without a version, as programs and older pages send it, replaces what is there', async () => {
    const { world, path } = await aWorld()
    await world.postForm(path, morning)
    expect((await world.postForm(path, evening)).status).toBe(200)
    expect(await preferencesOf(world)).toMatchObject({ hour: 18 })
  })

  test('a made-up version is a newer one', async () => {
    const { world, path } = await aWorld()
    expect((await world.postForm(path, { ...evening, version: 'x"><script>' })).status).toBe(409)
  })
})

describe('twelve saves at once', () => {
  const hours = Array.from({ length: 12 }, (_, hour) => String(hour + 1))

  test('without a version all succeed, the owner is told once, and the last write counts', async () => {
    const { world, path } = await aWorld()
    const answers = await Promise.all(hours.map((hour) => world.postForm(path, { ...morning, hour })))
    expect(answers.map(({ status }) => status)).toEqual(Array(12).fill(200))
    await world.mailedLinks()
    expect(world.mailer.calls.filter(({ mail }) => mail.text.includes('/take-back/'))).toHaveLength(1)
  })

  test('over the same version one succeeds, and the others see it', async () => {
    const { world, path } = await aWorld()
    const version = await versionOn(await world.get(path))
    const answers = await Promise.all(
      hours.map((hour) => world.postForm(path, { ...morning, hour, version })),
    )
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, ...Array(11).fill(409)])
  })
})
