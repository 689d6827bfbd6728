import { describe, expect, test } from 'vitest'
import type { LetterName } from '../../../shared/subscriber/letter/letters.ts'
import { type BudgetKind, type Budgets, defaultBudgets } from '../../../shared/subscriber/sign-up/budgets.ts'
import type { GuardStep } from '../../../shared/subscriber/sign-up/sign-up-guard.ts'
import type { Subscriber } from '../../../shared/subscriber/subscriber.ts'
import { dayMs, hourMs } from '../../../shared/time/clock.ts'
import { aConfirmed, aPending, monday } from '../../fakes/a-subscriber.ts'
import { en } from '../../fakes/english.ts'
import { anUnsubscribed, aSuppressed } from '../../shared/subscriber/a-leaver.ts'
import { type ApiWorld, apiWorld, idOfAddress } from './api-world.ts'

const email = 'ann@example.org'
const id = idOfAddress(email)
const { mailboxADay } = defaultBudgets
/** Few, so that they are soon spent. */
const few: Budgets = { mailboxADay, networkAnHour: 4, domainAnHour: 4, largeDomainAnHour: 4, totalAnHour: 4 }

/** A mailbox of which nothing is known but that it refuses sign-ups. */
const refusing = { id, version: 2, rev: 1, status: 'unsubscribed', blockedAt: 1, missed: {} } as const

/** The states of an address at a sign-up, and the letter that its owner gets. */
const known: readonly {
  readonly who: string
  readonly items: readonly Subscriber[]
  readonly letter: LetterName | 'none'
  /** How many letters its mailbox had on this day. */
  readonly had?: number
}[] = [
  { who: 'new', items: [], letter: 'confirm' },
  { who: 'pending', items: [aPending({ id })], letter: 'confirm' },
  { who: 'confirmed', items: [aConfirmed({ id })], letter: 'already-subscribed' },
  { who: 'resting', items: [aConfirmed({ id, restsUntil: monday + dayMs })], letter: 'confirm' },
  { who: 'unsubscribed', items: [anUnsubscribed({ id })], letter: 'confirm' },
  { who: 'refusing sign-ups', items: [anUnsubscribed({ id, blockedAt: 1 })], letter: 'still-refused' },
  { who: 'refusing and nothing else', items: [refusing], letter: 'still-refused' },
  { who: 'refusing and confirmed', items: [aConfirmed({ id, blockedAt: 1 })], letter: 'still-refused' },
  { who: 'refusing and told lately', items: [{ ...refusing, turnedAwayAt: monday - 1 }], letter: 'none' },
  { who: 'suppressed', items: [aSuppressed({ id })], letter: 'none' },
  { who: 'new at its last letter', items: [], letter: 'confirm', had: mailboxADay - 1 },
  { who: 'new over budget', items: [], letter: 'none', had: mailboxADay },
  { who: 'pending over budget', items: [aPending({ id })], letter: 'none', had: mailboxADay },
  { who: 'confirmed over budget', items: [aConfirmed({ id })], letter: 'none', had: mailboxADay },
  { who: 'unsubscribed over budget', items: [anUnsubscribed({ id })], letter: 'none', had: mailboxADay },
  { who: 'suppressed over budget', items: [aSuppressed({ id })], letter: 'none', had: 99 },
]

const ways = [
  {
    way: 'a program',
    signUp: (world: ApiWorld) => world.postJson({ email }),
    status: { goes: 202, waits: 202 },
  },
  {
    way: 'the form',
    signUp: (world: ApiWorld) => world.postForm('/subscribe', { email }),
    // The page that asks for a proof of work.
    status: { goes: 303, waits: 200 },
  },
]

/** What is going on elsewhere when the sign-up comes, and what becomes of its letter. */
const situations: readonly {
  readonly when: string
  readonly step?: GuardStep
  readonly spent?: readonly [kind: BudgetKind, key: string, count: number]
  readonly letter: 'goes' | 'waits'
}[] = [
  { when: 'nothing else is going on', letter: 'goes' },
  {
    when: 'its network is over budget',
    spent: ['network', '192.0.2.0/24', 4],
    letter: 'waits',
  },
  {
    when: 'its domain is over budget',
    spent: ['domain', 'example.org', 4],
    letter: 'waits',
  },
  { when: 'sign-ups are over budget', spent: ['total', '', 4], letter: 'waits' },
  { when: 'sign-ups are guarded', step: 'guarded', letter: 'waits' },
  { when: 'letters trickle', step: 'trickle', letter: 'waits' },
]

type Situation = (typeof situations)[number]

/** A world in a situation, with an address in a state. */
async function worldOf(
  { step = 'open', spent }: Situation,
  { items, had = 0 }: Omit<(typeof known)[number], 'who' | 'letter'>,
) {
  const world = apiWorld({ signUpGuard: { read: async () => step }, budgetLimits: few })
  world.put(...items)
  const [kind, key, count] = spent ?? ['total', '', 0]
  for (let n = 0; n < count; n++) await world.budgets.spend(kind, key, monday)
  const mailbox = situationLetter(spent, step) === 'goes' ? 'mailbox' : 'waiting-mailbox'
  for (let n = 0; n < had; n++) await world.budgets.spend(mailbox, email, monday)
  return world
}

function situationLetter(spent: Situation['spent'], step: GuardStep): 'goes' | 'waits' {
  return spent === undefined && step === 'open' ? 'goes' : 'waits'
}

describe.each(ways)('a sign-up by $way', ({ signUp, status }) => {
  describe.each(situations)('while $when', (situation) => {
    test.each(known)(
      'a sign-up of an address that is $who gets the same answer for the same work',
      async (state) => {
        const [expected, world] = [await worldOf(situation, { items: [] }), await worldOf(situation, state)]
        const answers = [await signUp(expected), await signUp(world)]
        const [fresh, answer] = await Promise.all(answers.map(seen))
        expect(answer?.status).toBe(status[situation.letter])
        expect(answer).toEqual(fresh)
        const spends = ['spend network', 'spend domain', 'spend total', 'spend mailbox']
        const last = situation.letter === 'goes' ? 'send' : 'hold'
        expect(world.calls.names).toEqual([...spends, 'get', 'write', last])
        expect(world.calls.names).toEqual(expected.calls.names)
        expect(world.summoned).toEqual([])
        expect(world.logged.map(withoutDigits)).toEqual(expected.logged.map(withoutDigits))
      },
    )

    test.each(known)('the letter for an address that is $who is “$letter”', async ({ letter, ...state }) => {
      const world = await worldOf(situation, state)
      await signUp(world)
      const [goes, waits] = [world.letters.sent, world.waiting.held]
      expect([goes.length, waits.length]).toEqual(situation.letter === 'goes' ? [1, 0] : [0, 1])
      expect([...goes, ...waits]).toMatchObject([{ id, letter }])
    })
  })
})

function withoutDigits(line: string): string {
  return line.replace(/\d+/g, '0')
}

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

  test('a stranger’s sign-up of a confirmed reader changes nothing', async () => {
    const world = apiWorld()
    const reader = aConfirmed({ id })
    world.put(reader)
    await world.postJson({ email, ...preferences })
    expect(world.item(id)).toEqual({ ...reader, rev: reader.rev + 1 })
  })

  test('a stranger’s sign-up of a suppressed address changes nothing', async () => {
    const world = apiWorld()
    const suppressed = aSuppressed({ id })
    world.put(suppressed)
    await world.postJson({ email, ...preferences })
    expect(world.item(id)).toEqual({ ...suppressed, rev: suppressed.rev + 1 })
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
    expect(world.item(id)).toEqual(before)
  })

  test.each([2, 5, 8, 26])(
    '%i simultaneous sign-ups mail at most three letters, and all succeed',
    async (count) => {
      const world = apiWorld({ budgetLimits: { ...defaultBudgets, networkAnHour: 99, domainAnHour: 99 } })
      const answers = await Promise.all(Array.from({ length: count }, () => world.postJson({ email })))
      expect(answers.map(({ status }) => status)).toEqual(Array(count).fill(202))
      expect(letters(world)).toHaveLength(count)
      const mailed = letters(world).filter((letter) => letter === 'confirm')
      expect(mailed).toHaveLength(Math.min(count, mailboxADay))
      expect(world.item(id)).toMatchObject({ rev: mailed.length })
      const links = await world.mailedLinks()
      expect(links).toHaveLength(mailed.length)
      for (const link of links) expect((await world.get(link)).status).toBe(200)
    },
  )
})

describe('aliases of one mailbox', () => {
  const aliases = [...'abcdefghijklmnopqrstuvwxyz'].map((label) => `an.n+${label}@gmail.com`)

  test('twenty-six aliases at once bring three letters, and twenty-six answers that are alike', async () => {
    const world = apiWorld({ budgetLimits: { ...defaultBudgets, networkAnHour: 99 } })
    const answers = await Promise.all(aliases.map((alias) => world.postJson({ email: alias })))
    expect(new Set((await Promise.all(answers.map(seen))).map((answer) => JSON.stringify(answer))).size).toBe(
      1,
    )
    expect(await world.mailedLinks()).toHaveLength(mailboxADay)
  })

  test('twenty-six aliases from one network bring three letters, those that wait included', async () => {
    const world = apiWorld()
    for (const alias of aliases) await world.postJson({ email: alias })
    expect(world.waiting.held).toHaveLength(aliases.length - defaultBudgets.networkAnHour)
    for (const message of world.waiting.release()) await world.letters.send(message)
    expect(await world.mailedLinks()).toHaveLength(mailboxADay)
  })

  test('an alias that gets no letter leaves no item and no address in the table', async () => {
    const world = apiWorld()
    for (const alias of aliases.slice(0, 8)) await world.postJson({ email: alias })
    const stored = (await world.everything()).filter(({ sk }) => sk === 'subscriber')
    expect(stored).toHaveLength(mailboxADay)
    expect(JSON.stringify(await world.everything())).not.toContain('an.n+h')
  })

  test('aliases that wait keep nobody from a letter that goes', async () => {
    const busy = apiWorld({ budgetLimits: { ...defaultBudgets, networkAnHour: 1 } })
    await busy.postJson({ email: 'ben@example.org' })
    for (let n = 0; n < 9; n++) await busy.postJson({ email: `an.n+${n}@gmail.com` })
    expect(busy.waiting.held.filter(({ letter }) => letter === 'confirm')).toHaveLength(mailboxADay)
    busy.from('198.51.100.1')
    await busy.postJson({ email: 'ann@gmail.com' })
    expect(busy.letters.sent).toMatchObject([{ letter: 'confirm' }, { letter: 'confirm' }])
  })
})

/** The parts of an answer that a stranger can compare: all but the challenge of a proof, which is new each time. */
async function seen(answer: Response) {
  const body = (await answer.text())
    .replace(/"proof":\{.*\}\}/, '"proof":CHALLENGE}')
    .replace(/data-challenge="[^"]*"/, 'data-challenge="CHALLENGE"')
  return { status: answer.status, headers: [...answer.headers], body }
}

describe('an alias of a mailbox', () => {
  const alias = 'ann+news@example.org'
  const own = idOfAddress(alias)
  const told = { ...refusing, turnedAwayAt: monday - 1 }
  const states: readonly {
    readonly who: string
    readonly items: readonly Subscriber[]
    readonly letter: LetterName | 'none'
  }[] = [
    { who: 'new, of a mailbox that is new', items: [], letter: 'confirm' },
    { who: 'pending', items: [aPending({ id: own })], letter: 'confirm' },
    { who: 'new, of a mailbox that is pending', items: [aPending({ id })], letter: 'confirm' },
    { who: 'confirmed', items: [aConfirmed({ id: own })], letter: 'already-subscribed' },
    { who: 'new, of a mailbox that is confirmed', items: [aConfirmed({ id })], letter: 'confirm' },
    { who: 'suppressed', items: [aSuppressed({ id: own })], letter: 'none' },
    { who: 'new, of a mailbox that refuses', items: [refusing], letter: 'still-refused' },
    {
      who: 'pending, of a mailbox that refuses',
      items: [aPending({ id: own }), refusing],
      letter: 'still-refused',
    },
    {
      who: 'confirmed, of a mailbox that refuses',
      items: [aConfirmed({ id: own }), refusing],
      letter: 'still-refused',
    },
    {
      who: 'new, of a reader who refuses',
      items: [aConfirmed({ id, blockedAt: 1 })],
      letter: 'still-refused',
    },
    { who: 'new, of a mailbox that was told lately', items: [told], letter: 'none' },
    {
      who: 'confirmed, of a mailbox that was told lately',
      items: [aConfirmed({ id: own }), told],
      letter: 'none',
    },
    {
      who: 'suppressed, of a mailbox that refuses',
      items: [aSuppressed({ id: own }), refusing],
      letter: 'none',
    },
    {
      who: 'new, of a suppressed one that refuses',
      items: [{ ...aSuppressed({ id }), blockedAt: 1 }],
      letter: 'none',
    },
    { who: 'refusing by itself, by an old link', items: [{ ...refusing, id: own }], letter: 'still-refused' },
  ]
  const aliasWays = [
    { way: 'a program', signUp: (world: ApiWorld) => world.postJson({ email: alias }) },
    { way: 'the form', signUp: (world: ApiWorld) => world.postForm('/subscribe', { email: alias }) },
  ]

  /** A letter that goes, and one that waits. */
  const [goes, , , , guarded] = situations
  describe.each(aliasWays)('by $way', ({ signUp }) => {
    describe.each([goes, guarded].filter((each) => each !== undefined))('while $when', (situation) => {
      test.each(states)('an alias that is $who gets the same answer for the same work', async ({ items }) => {
        const [expected, world] = [
          await worldOf(situation, { items: [] }),
          await worldOf(situation, { items }),
        ]
        const answers = [await signUp(expected), await signUp(world)]
        const [fresh, answer] = await Promise.all(answers.map(seen))
        expect(answer).toEqual(fresh)
        const spends = ['spend network', 'spend domain', 'spend total', 'spend mailbox']
        const last = situation.letter === 'goes' ? 'send' : 'hold'
        expect(world.calls.names).toEqual([...spends, 'get', 'get', 'write', last])
        expect(world.logged.map(withoutDigits)).toEqual(expected.logged.map(withoutDigits))
        const names = ({ letters, waiting }: ApiWorld) => [...letters.sent, ...waiting.held].map(Object.keys)
        const withoutRequest = (list: string[][]) =>
          list.map((each) => each.filter((name) => name !== 'request'))
        expect(withoutRequest(names(world))).toEqual(withoutRequest(names(expected)))
      })

      test.each(states)('the letter for an alias that is $who is “$letter”', async ({ letter, items }) => {
        const world = await worldOf(situation, { items })
        await signUp(world)
        expect([...world.letters.sent, ...world.waiting.held]).toMatchObject([{ letter, mailbox: id }])
      })
    })
  })

  test('an alias over the budget of its mailbox costs the same reads and writes', async () => {
    const world = apiWorld()
    for (let n = 0; n < mailboxADay; n++) await world.postJson({ email: `ann+${n}@example.org` })
    world.calls.take()
    await world.postJson({ email: alias })
    expect(world.calls.names.slice(-4)).toEqual(['get', 'get', 'write', 'send'])
    expect(world.letters.sent.at(-1)).toMatchObject({ letter: 'none', mailbox: id })
  })

  test('two aliases that are signed up at the same moment bring one letter between them', async () => {
    const world = apiWorld()
    world.put(refusing)
    await Promise.all(['a', 'b', 'c'].map((n) => world.postJson({ email: `ann+${n}@example.org` })))
    const letters = world.letters.sent.map(({ letter }) => letter).toSorted()
    expect(letters).toEqual(['none', 'none', 'still-refused'])
  })

  test('a letter to an alias that could not be queued is not the one in 30 days', async () => {
    const world = apiWorld()
    world.put(refusing)
    const failing = apiWorld({
      subscribers: world.deps.subscribers,
      letters: { send: () => Promise.reject(new Error('the queue is down')) },
    })
    expect((await failing.postJson({ email: alias })).status).toBe(500)
    expect(world.item(id)).not.toHaveProperty('turnedAwayTo')
    await world.postJson({ email: alias })
    expect(world.letters.sent).toMatchObject([{ letter: 'still-refused' }])
  })
})
