import { describe, expect, test } from 'vitest'
import { lettersPerDay } from '../../../shared/subscriber/letter-budget.ts'
import { dayMs, hourMs } from '../../../shared/time/clock.ts'
import { aConfirmed, aPending, monday } from '../../fakes/a-subscriber.ts'
import { en } from '../../fakes/english.ts'
import { anUnsubscribed, aSuppressed } from '../../shared/subscriber/a-leaver.ts'
import { type ApiWorld, apiWorld, idOfAddress } from './api-world.ts'

const email = 'ann@example.org'
const id = idOfAddress(email)
const overBudget = { day: '2026-11-23', counts: { 'sign-up': lettersPerDay } }

/** A mailbox of which nothing is known but that it refuses sign-ups. */
const refusing = { id, version: 2, rev: 1, status: 'unsubscribed', blockedAt: 1 } as const

/** The states of an address at a sign-up, and the letter that its owner gets. */
const known = [
  { who: 'new', items: [], letter: 'confirm' },
  { who: 'pending', items: [aPending({ id })], letter: 'confirm' },
  { who: 'confirmed', items: [aConfirmed({ id })], letter: 'already-subscribed' },
  { who: 'unsubscribed', items: [anUnsubscribed({ id })], letter: 'confirm' },
  { who: 'refusing sign-ups', items: [anUnsubscribed({ id, blockedAt: 1 })], letter: 'still-refused' },
  { who: 'refusing and nothing else', items: [refusing], letter: 'still-refused' },
  { who: 'refusing and confirmed', items: [aConfirmed({ id, blockedAt: 1 })], letter: 'still-refused' },
  { who: 'refusing and told lately', items: [{ ...refusing, turnedAwayAt: monday - 1 }], letter: 'none' },
  { who: 'suppressed', items: [aSuppressed({ id })], letter: 'none' },
  { who: 'pending over budget', items: [aPending({ id, letters: overBudget })], letter: 'none' },
  { who: 'confirmed over budget', items: [aConfirmed({ id, letters: overBudget })], letter: 'none' },
  { who: 'unsubscribed over budget', items: [anUnsubscribed({ id, letters: overBudget })], letter: 'none' },
]

const ways = [
  { way: 'a program', signUp: (world: ApiWorld) => world.postJson({ email }), status: 202 },
  { way: 'the form', signUp: (world: ApiWorld) => world.postForm('/subscribe', { email }), status: 303 },
]

describe.each(ways)('a sign-up by $way', ({ signUp, status }) => {
  test.each(known)(
    'a sign-up of an address that is $who gets the same answer for the same work',
    async ({ items }) => {
      const [expected, world] = [apiWorld(), apiWorld()]
      world.put(...items)
      const answers = [await signUp(expected), await signUp(world)]
      const [fresh, answer] = await Promise.all(answers.map(seen))
      expect(answer?.status).toBe(status)
      expect(answer).toEqual(fresh)
      expect(world.calls.names).toEqual(['get', 'write', 'send'])
      expect(world.summoned).toEqual([])
    },
  )

  test.each(known)(
    'a sign-up of an address that is $who queues the letter “$letter”',
    async ({ items, letter }) => {
      const world = apiWorld()
      world.put(...items)
      await signUp(world)
      expect(world.letters.sent).toHaveLength(1)
      expect(world.letters.sent[0]).toMatchObject({ kind: 'letter', version: 2, id, letter })
    },
  )
})

test('a program that signs up an address is told only that it was accepted', async () => {
  const world = apiWorld()
  const answer = await world.postJson({ email })
  expect(answer.headers.get('Content-Type')).toBe('application/json')
  expect(await answer.json()).toEqual({ status: 'accepted', detail: en.api.accepted })
})

test('a sign-up with only an address gets the edition’s zone, 08:00, daily, no topics', async () => {
  const world = apiWorld()
  await world.postJson({ email })
  expect(world.item(id)).toMatchObject({
    status: 'pending',
    preferences: { timezone: 'Europe/Berlin', hour: 8, frequency: 'daily', topics: [] },
    requests: [{ form: 'https://paperwire.example/api/subscriptions', network: '192.0.2.0/24' }],
  })
})

test('a sign-up with every preference gets them all', async () => {
  const world = apiWorld()
  const preferences = {
    timezone: 'America/New_York',
    hour: 23,
    frequency: 'weekly',
    topics: ['graph networks', 'speech -music'],
  }
  expect((await world.postJson({ email, ...preferences })).status).toBe(202)
  expect(world.item(id)).toMatchObject({ preferences })
})

test('an address with capitals or an internationalised domain is the subscriber of its plain form', async () => {
  const world = apiWorld()
  await world.postJson({ email: 'Ann@Bücher.example' })
  expect(world.item(idOfAddress('ann@xn--bcher-kva.example'))).toMatchObject({
    address: 'Ann@xn--bcher-kva.example',
  })
})

describe('a stranger’s sign-up', () => {
  const preferences = { timezone: 'Asia/Tokyo', hour: 3, frequency: 'weekly', topics: ['quantum'] }

  test('a stranger’s sign-up of a confirmed reader changes only the count of letters', async () => {
    const world = apiWorld()
    const reader = aConfirmed({ id })
    world.put(reader)
    await world.postJson({ email, ...preferences })
    const letters = { day: '2026-11-23', counts: { 'sign-up': 1 } }
    expect(world.item(id)).toEqual({ ...reader, letters, rev: reader.rev + 1 })
  })

  test('a stranger’s sign-up of a suppressed address changes only the count of letters', async () => {
    const world = apiWorld()
    const suppressed = aSuppressed({ id })
    world.put(suppressed)
    await world.postJson({ email, ...preferences })
    const letters = { day: '2026-11-23', counts: { 'sign-up': 1 } }
    expect(world.item(id)).toEqual({ ...suppressed, letters, rev: suppressed.rev + 1 })
  })

  test('a stranger’s sign-up mails a confirmed reader a working link to their own preferences', async () => {
    const world = apiWorld()
    world.put(aConfirmed({ id }))
    await world.postJson({ email, ...preferences })
    const [link = ''] = await world.mailedLinks()
    expect(link).toMatch(/^\/preferences\//)
    expect((await world.get(link)).status).toBe(200)
  })
})

describe('three letters a day', () => {
  const letters = (world: ApiWorld) => world.letters.sent.map(({ letter }) => letter)

  test('an address gets at most three letters a day, whatever is asked; the fourth message is “none”', async () => {
    const world = apiWorld()
    for (let n = 0; n < 5; n++) await world.postJson({ email })
    expect(letters(world)).toEqual(['confirm', 'confirm', 'confirm', 'none', 'none'])
    expect(await world.mailedLinks()).toHaveLength(3)
  })

  test('letters are counted by address, not by its spelling', async () => {
    const world = apiWorld()
    for (const spelling of ['ann@example.org', 'Ann@example.org', 'ANN@EXAMPLE.ORG', ' ann@Example.org']) {
      await world.postJson({ email: spelling })
    }
    await world.postJson({ email: 'ben@example.org' })
    expect(letters(world)).toEqual(['confirm', 'confirm', 'confirm', 'none', 'confirm'])
  })

  test('three letters are allowed again the next day, and the links of the day before still work', async () => {
    const world = apiWorld()
    for (let n = 0; n < 4; n++) await world.postJson({ email })
    const [, , last = ''] = await world.mailedLinks()
    world.time.set(Math.ceil(monday / dayMs) * dayMs - 1)
    await world.postJson({ email })
    world.time.advance(1)
    await world.postJson({ email })
    expect(letters(world).slice(4)).toEqual(['none', 'confirm'])
    expect((await world.post(last)).status).toBe(200)
  })

  test('a sign-up over the budget changes neither the preferences nor the links of a pending subscriber', async () => {
    const world = apiWorld()
    for (let n = 0; n < 3; n++) await world.postJson({ email, hour: 6 })
    const before = world.item(id)
    world.time.advance(hourMs)
    await world.postJson({ email, hour: 23 })
    expect(world.item(id)).toMatchObject({
      preferences: before?.preferences,
      requests: before?.requests,
    })
  })

  test.each([2, 5, 8])(
    '%i simultaneous sign-ups mail at most three letters, and all succeed',
    async (count) => {
      const world = apiWorld()
      const answers = await Promise.all(Array.from({ length: count }, () => world.postJson({ email })))
      expect(answers.map(({ status }) => status)).toEqual(Array(count).fill(202))
      expect(letters(world)).toHaveLength(count)
      const mailed = letters(world).filter((letter) => letter === 'confirm')
      expect(mailed).toHaveLength(Math.min(count, lettersPerDay))
      expect(world.item(id)).toMatchObject({ letters: { counts: { 'sign-up': count } }, rev: count })
      for (const link of await world.mailedLinks()) expect((await world.get(link)).status).toBe(200)
    },
  )

  test('twelve simultaneous sign-ups all succeed, even one that was overtaken eight times', async () => {
    const world = apiWorld()
    const answers = await Promise.all(Array.from({ length: 12 }, () => world.postJson({ email })))
    expect(answers.map(({ status }) => status)).toEqual(Array(12).fill(202))
    const mailed = letters(world).filter((letter) => letter === 'confirm')
    expect(mailed).toHaveLength(lettersPerDay)
    expect(world.item(id)).toMatchObject({ letters: { counts: { 'sign-up': 8 } }, rev: 8 })
  })
})

/** The parts of an answer that a stranger can compare. */
async function seen(answer: Response) {
  return { status: answer.status, headers: [...answer.headers], body: await answer.text() }
}
