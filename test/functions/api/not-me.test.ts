import { describe, expect, test } from 'vitest'
import { linkPath } from '../../../shared/subscriber/link/links.ts'
import { dayMs } from '../../../shared/time/clock.ts'
import { aRequestId } from '../../fakes/a-request.ts'
import { en } from '../../fakes/english.ts'
import { ann, chosen, confirmedWorld, email } from './a-reader.ts'
import { type ApiWorld, apiWorld } from './api-world.ts'

const words = en.pages['not-me']

/** Signs up and returns the links of the mail. */
async function mailOf(world: ApiWorld, fields = {}): Promise<{ confirm: string; notMe: string }> {
  await world.postJson({ email, ...fields })
  const [mail] = await world.mails()
  return { confirm: pathIn(mail?.text, 'confirm'), notMe: pathIn(mail?.text, 'not-me') }
}

function pathIn(text = '', path: string): string {
  const found = new RegExp(`^https://paperwire\\.example(/${path}/\\S+)$`, 'm').exec(text)?.[1]
  if (!found) throw new Error(`no link to ${path} in the mail:\n${text}`)
  return found
}

const pageOf = async (answer: Response | Promise<Response>): Promise<string> => (await answer).text()

describe('the life of “It was not me”', () => {
  test('the page has one button and changes nothing; the button refuses, and the same link shows the way back', async () => {
    const world = apiWorld()
    const { notMe } = await mailOf(world)
    const before = world.item(ann)
    const page = await pageOf(world.get(notMe))
    expect(page).toContain(`<form method="post" action="${notMe}">`)
    expect(page.match(/<button/g)).toHaveLength(1)
    expect(page).toContain(words.button)
    expect(world.item(ann)).toEqual(before)

    for (const done of [await pageOf(world.post(notMe)), await pageOf(world.get(notMe))]) {
      expect(done).toContain(words.done)
      expect(done).toContain(`<form method="post" action="${notMe}/undo">`)
      expect(done.match(/<button/g)).toHaveLength(1)
    }
    expect(JSON.stringify(world.item(ann))).not.toMatch(/example\.org|192\.0\.2/)

    expect(await pageOf(world.post(`${notMe}/undo`))).toContain(words.takenBack)
    expect(world.item(ann)).not.toHaveProperty('blockedAt')
    expect(await pageOf(world.get(`${notMe}/undo`))).toContain(words.button)
  })

  test('whoever refuses gets one mail of five sign-ups, with the way back in it, and then nothing', async () => {
    const world = apiWorld()
    const { notMe } = await mailOf(world)
    await world.post(notMe)
    for (let n = 0; n < 5; n++) await world.postJson({ email })
    const mails = await world.mails()
    expect(mails.map(({ to, subject }) => [to, subject])).toEqual([
      [email, en.letters['still-refused'].subject],
    ])
    world.time.advance(400 * dayMs)
    const back = pathIn(mails[0]?.text, 'not-me')
    expect(await pageOf(world.get(back))).toContain(words.done)
    expect(await pageOf(world.post(`${back}/undo`))).toContain(words.takenBack)
    await world.postJson({ email })
    expect((await world.mails()).map(({ subject }) => subject)).toEqual([en.letters.confirm.subject])
  })

  test('the link of a stranger’s mail to a subscribed reader ends such mails and touches no subscription', async () => {
    const { world } = await confirmedWorld()
    await world.postJson({ email })
    const [mail] = await world.mails()
    expect(mail?.subject).toBe(en.letters['already-subscribed'].subject)
    const before = world.item(ann)
    await world.post(pathIn(mail?.text, 'not-me'))
    const { rev: _, blockedAt, ...after } = world.item(ann) ?? {}
    const { rev: __, ...rest } = before ?? {}
    expect(blockedAt).toBe(world.time.clock())
    expect(after).toEqual(rest)
    await world.postJson({ email })
    expect((await world.mails()).map(({ subject }) => subject)).toEqual([en.letters['still-refused'].subject])
  })

  test('the link of a mail that was confirmed says so, refuses nothing and leads to unsubscribing', async () => {
    const world = apiWorld()
    const { confirm, notMe } = await mailOf(world)
    await world.post(confirm)
    const before = world.item(ann)
    for (const method of ['GET', 'POST']) {
      const page = await pageOf(world.request(notMe, { method }))
      expect(page).toContain(words.confirmed)
      expect(page).not.toContain('<button')
      expect(page).toContain(`<a href="${world.unsubscribePath(ann)}">`)
    }
    expect(world.item(ann)).toEqual(before)
  })

  test('the link that confirms says that sign-ups are refused, and leads to the page that takes it back', async () => {
    const world = apiWorld()
    const [first, second] = [await mailOf(world), await mailOf(world, { hour: 3 })]
    await world.post(second.notMe)
    for (const method of ['GET', 'POST']) {
      const answer = await world.request(first.confirm, { method })
      expect(answer.status).toBe(410)
      const page = await answer.text()
      expect(page).toContain(en.pages.confirm.refusedBody)
      const way = /<a href="(\/not-me\/[^"]+)">/.exec(page)?.[1]
      expect(way).toBe(first.notMe)
    }
  })

  test.each(['GET', 'POST'])('a %s of a link that was cut short is a friendly 404', async (method) => {
    const world = apiWorld()
    const { notMe, confirm } = await mailOf(world)
    const before = world.item(ann)
    const token = confirm.split('/')[2] ?? ''
    for (const bad of [notMe.slice(0, -1), `${notMe}x`, linkPath('not-me', token), '/not-me/x']) {
      for (const path of [bad, `${bad}/undo`]) {
        expect((await world.request(path, { method })).status).toBe(404)
      }
    }
    expect(world.item(ann)).toEqual(before)
  })

  test('a link that was copied with what stood behind it works', async () => {
    const world = apiWorld()
    const { notMe } = await mailOf(world)
    for (const debris of ['.', '/', '%3E', '%20', ')', '&gt;']) {
      expect((await world.get(notMe + debris)).status).toBe(200)
    }
    await world.post(`${notMe}%3E`)
    expect(world.item(ann)).toHaveProperty('blockedAt')
    expect((await world.post(`${notMe}/undo.`)).status).toBe(200)
    expect(world.item(ann)).not.toHaveProperty('blockedAt')
  })
})

describe('two sign-ups with different settings', () => {
  const settings = [
    {
      hour: 6,
      timezone: 'America/New_York',
      frequency: 'weekdays',
      topics: ['graph networks'],
      language: 'en',
    },
    { hour: 21, timezone: 'Asia/Tokyo', frequency: 'weekly', topics: [], language: 'de' },
  ] as const

  test.each([0, 1])(
    'the link of mail number %i shows, sets and proves what its own mail named',
    async (n) => {
      let ip = '203.0.113.9'
      const world = apiWorld({ clientIp: () => ip })
      const first = await mailOf(world, settings[0])
      world.time.advance(dayMs)
      ip = '198.51.100.77'
      const second = await mailOf(world, settings[1])
      const link = [first, second][n]?.confirm ?? ''
      const own = settings[n] ?? settings[0]

      const page = await pageOf(world.get(link))
      expect(page).toContain(own.language === 'de' ? 'Asia/Tokyo' : 'America/New York')
      expect(page).toContain(`<html lang="${own.language}"`)
      await world.post(link)
      expect(world.item(ann)).toMatchObject({ status: 'confirmed', preferences: own })
      expect(world.consent(ann, aRequestId(n + 1))).toMatchObject({
        request: {
          network: ['203.0.113.0/24', '198.51.100.0/24'][n],
          at: world.time.clock() - (1 - n) * dayMs,
        },
        confirmedNetwork: '198.51.100.0/24',
      })
      expect(world.consent(ann, aRequestId(2 - n))).toBeUndefined()
    },
  )

  test('each mail names its own settings, when and whence they were asked for, and no topic', async () => {
    const world = apiWorld()
    for (const fields of settings) await world.postJson({ email, ...fields })
    const [english, german] = (await world.mails()).map(({ html, text, subject }) =>
      [subject, html, text.replaceAll(/\s+/g, ' ')].join('\n'),
    )
    expect(english).toContain('Monday to Friday at 06:00, America/New York time, with 1 topic that')
    expect(english).toContain('The language is English.')
    expect(english).toContain(
      'This was asked for on Monday, 23 November 2026, from the network 192.0.2.0/24.',
    )
    expect(german).toContain('21:00')
    expect(german).toContain('Asia/Tokyo')
    expect(german).toContain('Die Sprache ist Deutsch.')
    expect(german).toContain('aus dem Netz 192.0.2.0/24')
    expect(english + (german ?? '')).not.toContain('graph networks')
  })

  test('what a visitor chooses on the page counts more than what the mail named', async () => {
    const world = apiWorld()
    const { confirm } = await mailOf(world, settings[0])
    await world.postForm(confirm, { ...chosen, hour: '4' })
    expect(world.item(ann)).toMatchObject({ preferences: { hour: 4 } })
  })
})
