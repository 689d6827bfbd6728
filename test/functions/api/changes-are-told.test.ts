import { describe, expect, test } from 'vitest'
import { subscriberItems } from '../../../shared/aws/dynamo-subscriber-items.ts'
import { carriedEpoch, carriedEpochOfLetter } from '../../../shared/subscriber/link/epoch.ts'
import { linkPath } from '../../../shared/subscriber/link/links.ts'
import { signedToken } from '../../../shared/subscriber/link/token.ts'
import { hourMs, minuteMs } from '../../../shared/time/clock.ts'
import { ann, confirmedWorld } from './a-reader.ts'
import type { ApiWorld } from './api-world.ts'

const choices = { hour: '9', timezone: 'Europe/Berlin', frequency: 'weekly', topics: 'stranger words' }

/** The link at the foot of a digest that was mailed now. */
async function digestLink(world: ApiWorld): Promise<string> {
  const carried = carriedEpoch((await world.subscribers.get(ann)) ?? {})
  return linkPath(
    'preferences',
    signedToken(world.tokenKeys, 'preferences', ann, world.time.clock(), carried),
  )
}

/** The link of a letter that was mailed now. */
async function letterLink(world: ApiWorld): Promise<string> {
  const carried = carriedEpochOfLetter((await world.subscribers.get(ann)) ?? {})
  return linkPath(
    'preferences',
    signedToken(world.tokenKeys, 'preferences', ann, world.time.clock(), carried),
  )
}

async function aWorld() {
  const { world } = await confirmedWorld()
  await world.mailedLinks()
  return { world, digest: await digestLink(world) }
}

const preferencesOf = async (world: ApiWorld) => {
  const reader = await world.subscribers.get(ann)
  return reader?.status === 'confirmed' ? reader.preferences : undefined
}

const notices = (world: ApiWorld) => world.letters.sent.filter(({ letter }) => letter === 'changed')

/** Changes by a digest's link, and follows the notice a quarter of an hour later. */
async function changedAndTold() {
  const { world, digest } = await aWorld()
  expect((await world.postForm(digest, choices)).status).toBe(200)
  world.time.advance(15 * minuteMs)
  const [takeBack = ''] = await world.mailedLinks()
  expect(takeBack).toMatch(/^\/take-back\//)
  return { world, digest, takeBack }
}

/** The version that a page's form carries. */
async function versionOn(page: Response): Promise<string> {
  return /name="version" value="([^"]+)"/.exec(await page.text())?.[1] ?? ''
}

describe('a change by a digest’s link', () => {
  test('takes effect at once, and its owner is told by one mail after a quarter of an hour', async () => {
    const { world, digest } = await aWorld()
    await world.postForm(digest, choices)
    expect(await preferencesOf(world)).toMatchObject({ hour: 9, frequency: 'weekly' })
    expect(notices(world)).toHaveLength(1)
    expect(world.letters.delays.at(-1)).toBe(900)
    expect(await world.mailedLinks()).toHaveLength(1)
    expect(await world.mailedLinks()).toEqual([])
  })

  test('three changes within a quarter of an hour are one mail, with the choices of before the first', async () => {
    const { world, digest } = await aWorld()
    const before = await preferencesOf(world)
    for (const hour of ['9', '10', '11']) {
      expect((await world.postForm(digest, { ...choices, hour })).status).toBe(200)
      world.time.advance(7 * minuteMs)
    }
    const [takeBack = ''] = await world.mailedLinks()
    expect(notices(world)).toHaveLength(1)
    await world.postForm(takeBack, { version: await versionOn(await world.get(takeBack)) })
    expect(await preferencesOf(world)).toMatchObject({ ...before })
  })

  test('a change after the notice went out is told by a mail of its own', async () => {
    const { world, digest } = await changedAndTold()
    await world.postForm(digest, { ...choices, hour: '17' })
    expect(await world.mailedLinks()).toHaveLength(1)
  })

  test('a change that comes while the notice waits longer than it should has a notice of its own', async () => {
    const { world, digest } = await aWorld()
    await world.postForm(digest, choices)
    world.time.advance(20 * minuteMs)
    await world.postForm(digest, { ...choices, hour: '17' })
    expect(notices(world)).toHaveLength(2)
  })

  test('the mail counts topics, and has no word that was typed', async () => {
    const { world } = await changedAndTold()
    const { mail } = world.mailer.calls.at(-1) ?? {}
    for (const shown of [mail?.html ?? '', mail?.text ?? '']) {
      expect(shown).toContain('Topics: 0 before, 1 now, 1 of them new')
      expect(shown).toContain('Hour: 08:00 → 09:00')
      expect(shown).not.toContain('stranger')
    }
  })

  test('choices that were changed and changed back are not told of', async () => {
    const { world, digest } = await aWorld()
    const before = { hour: '8', timezone: 'Europe/Berlin', frequency: 'daily', topics: '' }
    await world.postForm(digest, choices)
    await world.postForm(digest, before)
    expect(await world.mailedLinks()).toEqual([])
  })

  test('a save that changes nothing is not told of and counts for no budget', async () => {
    const { world, digest } = await aWorld()
    for (let times = 0; times < 5; times++) {
      const saved = await world.postForm(digest, { hour: '8', timezone: 'Europe/Berlin', frequency: 'daily' })
      expect(saved.status).toBe(200)
    }
    expect(notices(world)).toEqual([])
  })

  test('a pause is a change, too', async () => {
    const { world, digest } = await aWorld()
    await world.postForm(digest, { ...choices, pausedUntil: '2026-12-24' })
    await world.mailedLinks()
    expect(world.mailer.calls.at(-1)?.mail.text).toContain('Pause until: none → Thursday, 24 December 2026')
  })

  test('the notice speaks the language of before the change', async () => {
    const { world, digest } = await aWorld()
    await world.postForm(digest, { ...choices, language: 'de' })
    await world.mailedLinks()
    expect(world.mailer.calls.at(-1)?.mail.subject).toBe('Your Paperwire preferences were changed')
  })

  test('a reader who left or was erased before the notice gets none', async () => {
    const { world, digest } = await aWorld()
    await world.postForm(digest, choices)
    await world.post(world.unsubscribePath(ann))
    expect(await world.mailedLinks()).toEqual([])
  })
})

describe('a change of which the owner cannot be told', () => {
  const wornOut = async () => {
    const { world, digest } = await aWorld()
    for (const hour of ['9', '10', '11']) {
      expect((await world.postForm(digest, { ...choices, hour })).status).toBe(200)
      world.time.advance(16 * minuteMs)
      await world.mailedLinks()
    }
    return { world, digest }
  }

  test('does not take effect, keeps what was typed, and offers a fresh link', async () => {
    const { world, digest } = await wornOut()
    const answer = await world.postForm(digest, { ...choices, hour: '17', topics: 'kept words' })
    expect(answer.status).toBe(409)
    const page = await answer.text()
    expect(page).toContain('Nothing was changed')
    expect(page).toContain('kept words')
    expect(page).toContain(`${digest}/fresh-link`)
    expect(await preferencesOf(world)).toMatchObject({ hour: 11, topics: ['stranger words'] })
    expect(await world.mailedLinks()).toEqual([])
  })

  test('takes effect by the fresh link', async () => {
    const { world, digest } = await wornOut()
    await world.post(`${digest}/fresh-link`)
    const [fresh = ''] = await world.mailedLinks()
    expect((await world.postForm(fresh, { ...choices, hour: '17' })).status).toBe(200)
    expect(await preferencesOf(world)).toMatchObject({ hour: 17 })
    expect(await world.mailedLinks()).toEqual([])
  })

  test('does not take effect if the queue fails', async () => {
    const { world, digest } = await aWorld()
    world.letters.isBroken = true
    const answer = await world.postForm(digest, choices)
    expect(answer.status).toBe(409)
    expect(await preferencesOf(world)).toMatchObject({ hour: 8 })
    world.letters.isBroken = false
    expect((await world.postForm(digest, choices)).status).toBe(200)
  })

  test('can still be taken back: no budget holds that up', async () => {
    const { world } = await wornOut()
    const [takeBack = ''] = world.mailer.calls.flatMap(({ mail }) => /\/take-back\/\S+/.exec(mail.text) ?? [])
    const answer = await world.postForm(takeBack, { version: await versionOn(await world.get(takeBack)) })
    expect(answer.status).toBe(200)
    expect(await preferencesOf(world)).toMatchObject({ hour: 8, topics: [] })
  })
})

describe('a link that its owner was mailed just now', () => {
  test('changes without a notice within an hour, and with one afterwards', async () => {
    const { world } = await aWorld()
    const letter = await letterLink(world)
    world.time.advance(59 * minuteMs)
    await world.postForm(letter, choices)
    expect(notices(world)).toHaveLength(0)
    world.time.advance(2 * minuteMs)
    await world.postForm(letter, { ...choices, hour: '17' })
    expect(notices(world)).toHaveLength(1)
  })

  test('is a letter’s: a digest’s link of this minute is announced', async () => {
    const { world, digest } = await aWorld()
    await world.postForm(digest, choices)
    expect(notices(world)).toHaveLength(1)
  })

  test('is that of “you already get this”, too', async () => {
    const { world } = await aWorld()
    await world.postForm('/subscribe', { email: 'ann@example.org' })
    const [link = ''] = await world.mailedLinks()
    await world.postForm(link, choices)
    expect(await preferencesOf(world)).toMatchObject({ hour: 9 })
    expect(notices(world)).toHaveLength(0)
  })
})

describe('taking a change back', () => {
  test('shows both versions, changes nothing by a GET, and restores the first with one button', async () => {
    const { world, takeBack } = await changedAndTold()
    const page = await (await world.get(takeBack)).text()
    for (const shown of ['Every day at 08:00', 'Once a week', 'stranger words', 'Take it back'])
      expect(page).toContain(shown)
    expect(await preferencesOf(world)).toMatchObject({ hour: 9 })
    const version = await versionOn(await world.get(takeBack))
    const answer = await world.postForm(takeBack, { version })
    expect(await answer.text()).toContain('The change is taken back')
    expect(await preferencesOf(world)).toMatchObject({ hour: 8, frequency: 'daily', topics: [] })
  })

  test('ends the links of earlier mails, and can be repeated', async () => {
    const { world, digest, takeBack } = await changedAndTold()
    const version = await versionOn(await world.get(takeBack))
    await world.postForm(takeBack, { version })
    const { epoch } = (await world.subscribers.get(ann)) ?? {}
    expect((await world.postForm(digest, { ...choices, hour: '3' })).status).toBe(410)
    expect((await world.postForm(takeBack, { version })).status).toBe(200)
    expect((await world.subscribers.get(ann))?.epoch).toBe(epoch)
    expect((await world.get(await digestLink(world))).status).toBe(200)
    expect(await preferencesOf(world)).toMatchObject({ hour: 8 })
  })

  test('asks again if the choices changed since its page was shown', async () => {
    const { world, digest, takeBack } = await changedAndTold()
    const version = await versionOn(await world.get(takeBack))
    await world.postForm(digest, { ...choices, hour: '17' })
    const answer = await world.postForm(takeBack, { version })
    expect(answer.status).toBe(409)
    expect(await preferencesOf(world)).toMatchObject({ hour: 17 })
    await world.postForm(takeBack, { version: await versionOn(answer) })
    expect(await preferencesOf(world)).toMatchObject({ hour: 8 })
    expect(await world.mailedLinks()).toEqual([])
  })

  test('ends the links even if a stranger changed the choices back meanwhile', async () => {
    const { world, digest, takeBack } = await changedAndTold()
    const version = await versionOn(await world.get(takeBack))
    await world.postForm(digest, { hour: '8', timezone: 'Europe/Berlin', frequency: 'daily', topics: '' })
    expect((await world.postForm(takeBack, { version })).status).toBe(200)
    expect((await world.get(digest)).status).toBe(410)
  })

  test('works for the owner who asked for a fresh link meanwhile', async () => {
    const { world, digest, takeBack } = await changedAndTold()
    await world.post(`${digest}/fresh-link`)
    await world.postForm(takeBack, { version: await versionOn(await world.get(takeBack)) })
    expect(await preferencesOf(world)).toMatchObject({ hour: 8 })
  })

  test('says so to a reader who left, and to one who was erased nothing of what was', async () => {
    const { world, takeBack } = await changedAndTold()
    await world.post(world.erasePath(ann))
    for (const answer of [await world.get(takeBack), await world.post(takeBack)]) {
      expect(answer.status).toBe(410)
      expect(await answer.text()).not.toContain('stranger')
    }
    const beside = await subscriberItems(world.client, world.table, ann)
    expect(beside.map(({ sk }) => sk?.S)).toEqual(['subscriber'])
  })
})

describe('the epoch of a link', () => {
  test('a fresh link that was asked for ends the links before it, and they offer another', async () => {
    const { world, digest } = await aWorld()
    world.time.advance(hourMs)
    await world.post(`${digest}/fresh-link`)
    const [fresh = ''] = await world.mailedLinks()
    for (const answer of [await world.get(digest), await world.postForm(digest, choices)]) {
      expect(answer.status).toBe(410)
      expect(await answer.text()).toContain(`${digest}/fresh-link`)
    }
    expect((await world.get(fresh)).status).toBe(200)
    // An ended link still asks for a fresh one.
    expect((await world.post(`${digest}/fresh-link`)).status).toBe(303)
    expect(await world.mailedLinks()).toHaveLength(1)
  })

  test('an ended link keeps what was typed on its page', async () => {
    const { world, digest } = await aWorld()
    world.time.advance(hourMs)
    await world.post(`${digest}/fresh-link`)
    const page = await (await world.postForm(digest, { ...choices, topics: 'kept words' })).text()
    expect(page).toContain('kept words')
  })

  test('a change by a link ends no link', async () => {
    const { world, digest } = await aWorld()
    await world.postForm(digest, choices)
    expect((await world.get(digest)).status).toBe(200)
  })

  test('a new subscription ends the links of the one before', async () => {
    const { world, digest } = await aWorld()
    await world.post(world.unsubscribePath(ann))
    world.time.advance(hourMs)
    await world.postForm('/subscribe', { email: 'ann@example.org' })
    const [confirm = ''] = await world.mailedLinks()
    await world.post(confirm)
    expect((await world.get(digest)).status).toBe(410)
    expect((await world.get(world.unsubscribePath(ann))).status).toBe(200)
  })
})
