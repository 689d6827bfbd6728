import { describe, expect, test } from 'vitest'
import type { EmailAddress } from '../../../shared/subscriber/address/address.ts'
import { defaultBudgets } from '../../../shared/subscriber/sign-up/budgets.ts'
import type { HeldBack } from '../../../shared/subscriber/sign-up/held-back.ts'
import {
  requestSubscription,
  type SubscriptionForm,
} from '../../../shared/subscriber/sign-up/request-subscription.ts'
import { hourMs } from '../../../shared/time/clock.ts'
import { aConfirmed, anId, aPending, dailyAtEight, monday } from '../../fakes/a-subscriber.ts'
import { aSuppressed } from './a-leaver.ts'
import { subscriberWorld } from './subscriber-world.ts'

const id = anId()
const idOf = () => id
const form: SubscriptionForm = {
  address: 'ann@example.org' as EmailAddress,
  preferences: dailyAtEight,
  ip: '192.0.2.9',
  form: 'https://paperwire.example/subscribe',
  wording: 'en-2',
  isProven: false,
}
const { mailboxADay, networkAnHour } = defaultBudgets

/** A world in which the network of the form has spent its budget already. */
async function busyNetwork() {
  const world = subscriberWorld()
  for (let n = 0; n < networkAnHour; n++) await world.budgets.spend('network', '192.0.2.0/24', monday)
  return world
}

describe('a letter that waits', () => {
  test('a letter over its network’s budget waits, and a proof is asked for', async () => {
    const { deps, letters, waiting, item } = await busyNetwork()
    const answer = await requestSubscription({ ...deps, idOf }, form)
    expect(answer).toEqual({ letter: 'waits', asksProof: true })
    expect(letters.sent).toEqual([])
    const request = (item(id)?.requests as { id: string }[] | undefined)?.[0]?.id
    expect(waiting.held).toEqual([
      { id, letter: 'confirm', request, since: monday, isProven: false, turn: networkAnHour },
    ])
  })

  test('the letter to a mailbox that refuses sign-ups stands in line with nothing more than any other', async () => {
    const { deps, put, waiting } = await busyNetwork()
    put(aPending({ blockedAt: monday - hourMs }))
    await requestSubscription({ ...deps, idOf }, form)
    await requestSubscription({ ...deps, idOf }, form)
    const place = { id, since: monday, isProven: false }
    expect(waiting.held).toEqual([
      { ...place, letter: 'still-refused', request: expect.any(String), turn: networkAnHour },
      { ...place, letter: 'none', turn: networkAnHour + 1 },
    ])
  })

  test('a letter with a proof goes although its network is over budget', async () => {
    const { deps, letters, waiting } = await busyNetwork()
    const answer = await requestSubscription({ ...deps, idOf }, { ...form, isProven: true })
    expect(answer).toEqual({ letter: 'goes', asksProof: false })
    expect(waiting.held).toEqual([])
    expect(letters.sent).toMatchObject([{ letter: 'confirm' }])
  })

  test('a letter that waits although it has a proof says so, and nobody is asked again', async () => {
    const { deps, waiting } = subscriberWorld()
    const signUpGuard = { read: async () => 'trickle' as const }
    const answer = await requestSubscription({ ...deps, signUpGuard, idOf }, { ...form, isProven: true })
    expect(answer).toEqual({ letter: 'waits', asksProof: false })
    expect(waiting.held).toMatchObject([{ isProven: true }])
  })

  test('each letter knows how many sign-ups of its network came before it', async () => {
    const { deps, waiting } = subscriberWorld()
    const signUpGuard = { read: async () => 'guarded' as const }
    for (const ip of ['192.0.2.1', '192.0.2.200', '198.51.100.1', '::ffff:192.0.2.3', '2001:db8::1']) {
      await requestSubscription({ ...deps, signUpGuard, idOf }, { ...form, ip })
    }
    expect(waiting.held.map(({ turn }) => turn)).toEqual([0, 1, 0, 2, 0])
  })

  test.each([
    ['new', undefined, 'confirm'],
    ['pending', aPending({ id }), 'confirm'],
    ['confirmed', aConfirmed({ id }), 'already-subscribed'],
    ['suppressed', aSuppressed({ id }), 'none'],
  ])('the letter for a %s address waits as any other', async (_who, subscriber, letter) => {
    const { deps, waiting, put } = await busyNetwork()
    if (subscriber) put(subscriber)
    const answer = await requestSubscription({ ...deps, idOf }, form)
    expect(answer).toEqual({ letter: 'waits', asksProof: true })
    expect(waiting.held).toMatchObject([{ id, letter }])
  })
})

describe('the budget of a mailbox', () => {
  test('the fourth sign-up of a day brings no letter, changes nothing, and its answer is that of the first', async () => {
    const { deps, letters, item } = subscriberWorld()
    const answers = []
    for (let n = 0; n < mailboxADay; n++) answers.push(await requestSubscription({ ...deps, idOf }, form))
    const before = item(id)
    answers.push(await requestSubscription({ ...deps, idOf }, { ...form, wording: 'en-9' }))
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect(item(id)).toEqual(before)
    expect(letters.sent.map(({ letter }) => letter)).toEqual(['confirm', 'confirm', 'confirm', 'none'])
  })

  test('a flood of one address overtakes no other writer of its item', async () => {
    const { deps, item, put } = subscriberWorld()
    const reader = aConfirmed({ id })
    put(reader)
    for (let n = 0; n < 50; n++) await requestSubscription({ ...deps, idOf }, form)
    expect(item(id)?.rev).toBeLessThanOrEqual(reader.rev + 2 * mailboxADay)
    expect({ ...item(id), rev: reader.rev }).toEqual(reader)
  })

  test('a trapped sign-up gets the same answer, brings no letter, and spends nothing of the mailbox', async () => {
    const { deps, letters, item, budgets } = subscriberWorld()
    const answer = await requestSubscription({ ...deps, idOf }, { ...form, isTrapped: true })
    expect(answer).toEqual({ letter: 'goes', asksProof: false })
    expect(letters.sent).toMatchObject([{ letter: 'none' }])
    expect(item(id)).toBeUndefined()
    expect(Object.keys(budgets.counts()).filter((name) => name.includes('ann'))).toEqual([])
  })
})

describe('a sign-up that fails', () => {
  const broken = () => Promise.reject(new Error('no answer'))
  const failures: readonly {
    readonly what: string
    readonly deps: (deps: ReturnType<typeof subscriberWorld>['deps']) => object
    readonly isBusy?: boolean
  }[] = [
    { what: 'the queue of letters', deps: () => ({ letters: { send: broken } }) },
    {
      what: 'the place of waiting letters',
      deps: () => ({ waitingLetters: { hold: broken } }),
      isBusy: true,
    },
    { what: 'the guard', deps: () => ({ signUpGuard: { read: broken } }) },
    { what: 'reading', deps: ({ subscribers }) => ({ subscribers: { ...subscribers, get: broken } }) },
    { what: 'writing', deps: ({ subscribers }) => ({ subscribers: { ...subscribers, write: broken } }) },
    {
      what: 'counting the mailbox',
      deps: ({ budgets }) => ({
        budgets: {
          ...budgets,
          spend: (...spent: Parameters<typeof budgets.spend>) =>
            spent[0] === 'mailbox' ? broken() : budgets.spend(...spent),
        },
      }),
    },
  ]

  test.each(failures)('if $what fails, nothing is spent, however often it is tried', async (failure) => {
    const world = failure.isBusy ? await busyNetwork() : subscriberWorld()
    const before = world.budgets.counts()
    const deps = { ...world.deps, ...failure.deps(world.deps), idOf }
    for (let n = 0; n < 5; n++) await expect(requestSubscription(deps, form)).rejects.toThrow('no answer')
    expect(world.budgets.counts()).toEqual(before)
    const answer = await requestSubscription({ ...world.deps, idOf }, form)
    expect(answer.letter).toBe(failure.isBusy ? 'waits' : 'goes')
    expect([...world.letters.sent, ...world.waiting.held]).toMatchObject([{ letter: 'confirm' }])
  })

  test('the fault is told even if nothing can be given back', async () => {
    const { deps, budgets } = subscriberWorld()
    const giveBack = () => Promise.reject(new Error('nor this'))
    const failing = { ...deps, letters: { send: broken }, budgets: { ...budgets, giveBack }, idOf }
    await expect(requestSubscription(failing, form)).rejects.toThrow('no answer')
  })

  test('what is given back is that of the hour and day in which it was spent', async () => {
    const { deps, budgets, time } = subscriberWorld()
    time.set(Math.ceil(monday / hourMs) * hourMs - 1)
    const send = async () => {
      time.advance(hourMs)
      return broken()
    }
    await expect(requestSubscription({ ...deps, letters: { send }, idOf }, form)).rejects.toThrow()
    expect(budgets.counts()).toEqual({})
  })
})

describe('what the operator is told', () => {
  async function told(world: ReturnType<typeof subscriberWorld>, times: number): Promise<HeldBack[]> {
    const heldBack: HeldBack[] = []
    const onHeldBack = (each: HeldBack) => void heldBack.push(each)
    for (let n = 0; n < times; n++) await requestSubscription({ ...world.deps, onHeldBack, idOf }, form)
    return heldBack
  }

  test('nothing is told of letters that go', async () => {
    expect(await told(subscriberWorld(), mailboxADay)).toEqual([])
  })

  test('the mailbox’s budget is told, of which no answer tells', async () => {
    expect(await told(subscriberWorld(), mailboxADay + 1)).toEqual([
      { address: form.address, letter: 'dropped', by: ['mailbox'] },
    ])
  })

  test('a letter that waits is told with every reason, and one that will never go as dropped', async () => {
    const heldBack = await told(await busyNetwork(), mailboxADay + 1)
    expect(heldBack.map(({ letter, by }) => [letter, ...by])).toEqual([
      ['waits', 'network'],
      ['waits', 'network'],
      ['waits', 'network'],
      ['dropped', 'mailbox', 'network'],
    ])
  })
})
