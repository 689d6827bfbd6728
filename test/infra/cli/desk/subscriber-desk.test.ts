import { unmarshall } from '@aws-sdk/util-dynamodb'
import { beforeEach, describe, expect, test } from 'vitest'
import { type DeskRequest, serveRequest } from '../../../../infra/cli/desk/subscriber-desk.ts'
import { subscriberItems } from '../../../../shared/aws/dynamo-subscriber-items.ts'
import { subscriberKey } from '../../../../shared/aws/dynamo-subscriber-key.ts'
import { eraseSubscriber } from '../../../../shared/subscriber/leaving/erase-subscriber.ts'
import { aTable, type MemoryTable } from '../../../dynamo/a-table.ts'
import { aConfirmed, anId, monday } from '../../../fakes/a-subscriber.ts'

const id = anId(1)
let memory: MemoryTable
beforeEach(() => {
  memory = aTable()
})

const serve = (request: DeskRequest, mailbox = id) =>
  serveRequest(
    {
      subscribers: memory.subscribers,
      everything: async (of) =>
        (await subscriberItems(memory.client, memory.table, of)).map((item) => unmarshall(item)),
      wordsOf: async (version) => (version === '1' ? ['Subscribe'] : undefined),
      clock: () => monday,
    },
    request,
    id,
    mailbox,
  )

test.each(['show', 'erase', 'lift'] as const)(
  'the request %s for an unknown address says that nothing is stored about it',
  async (request) => {
    expect(await serve(request)).toBe('Nothing is stored about that address.')
    expect(memory.item(id)).toBeUndefined()
  },
)

test('the request show prints everything, and changes nothing', async () => {
  const reader = aConfirmed({ id })
  memory.put(reader)
  expect(JSON.parse(await serve('show'))).toEqual([{ ...subscriberKey(id), ...reader }])
  expect(memory.item(id)).toEqual(reader)
})

test('the request erase forgets the reader, and tells the id to note down', async () => {
  memory.put(aConfirmed({ id }))
  expect(await serve('erase')).toContain(`erase --id=${id}`)
  expect(memory.item(id)).toMatchObject({ status: 'unsubscribed', leftAt: monday })
  expect(memory.item(id)).not.toHaveProperty('address')
})

describe('lift', () => {
  test('the request lift makes a suppressed address one that has left, and nothing more', async () => {
    memory.put(aConfirmed({ id }))
    await memory.subscribers.leave(id, 'suppressed', monday)
    expect(await serve('lift')).toMatch(/^Lifted: that address can be signed up again/)
    expect(memory.item(id)).toMatchObject({ status: 'unsubscribed', leftAt: monday })
    expect(memory.item(id)).not.toHaveProperty('nextDueAt')
  })

  test('the request lift forgets the soft bounces, because the next one would be the last of a row', async () => {
    memory.put(aConfirmed({ id, softBounces: 5 }))
    await memory.subscribers.leave(id, 'suppressed', monday)
    await serve('lift')
    expect(memory.item(id)).not.toHaveProperty('softBounces')
  })

  test('the request lift for an erased reader keeps the id for ten days more, and no longer for ever', async () => {
    memory.put(aConfirmed({ id }))
    await memory.subscribers.leave(id, 'suppressed', monday)
    await eraseSubscriber(memory.subscribers, id, monday)
    await serve('lift')
    expect(memory.item(id)).toMatchObject({ expiresAtSeconds: monday / 1_000 + 10 * 24 * 3_600 })
  })

  test('the request lift ends the rest of a reader, whose digests go on at their next slot', async () => {
    const reader = aConfirmed({ id })
    const { rev, nextDueAt } = reader
    memory.put({ ...reader, restsUntil: monday + 1, nextDueAt: monday + 30 * 86_400_000, softBounces: 5 })
    expect(await serve('lift')).toBe('Lifted: the digests of that reader go on.')
    expect(memory.item(id)).toEqual({ ...reader, rev: rev + 1, nextDueAt })
  })

  test('the request lift ends “It was not me”, and shows it before', async () => {
    memory.put({ id, version: 2, rev: 1, status: 'unsubscribed', blockedAt: monday } as never)
    expect(await serve('show')).toContain('"blockedAt"')
    expect(await serve('lift')).toMatch(/^Lifted: sign-ups of that address bring mail again/)
    expect(memory.item(id)).not.toHaveProperty('blockedAt')
    expect(memory.item(id)).toMatchObject({ expiresAtSeconds: monday / 1_000 + 10 * 24 * 3_600 })
  })

  test('the request lift ends all that keeps mails away at once, and says each', async () => {
    memory.put(aConfirmed({ id, blockedAt: 1 }))
    await memory.subscribers.leave(id, 'suppressed', monday)
    expect((await serve('lift')).split('\n')).toHaveLength(2)
    expect(memory.item(id)).toMatchObject({ status: 'unsubscribed' })
    expect(memory.item(id)).not.toHaveProperty('blockedAt')
  })

  test('the request lift for a reader who is not suppressed prints their status, and changes nothing', async () => {
    const reader = aConfirmed({ id, softBounces: 3 })
    memory.put(reader)
    expect(await serve('lift')).toBe('That address is not suppressed, it is confirmed.')
    expect(memory.item(id)).toEqual(reader)
  })
})

describe('an alias whose mailbox refuses sign-ups', () => {
  const mailbox = anId(2)
  const turn = { turnedAwayAt: monday, turnedAwayTo: { address: 'ann+x@example.org' } }
  beforeEach(() =>
    memory.put({ id: mailbox, version: 2, rev: 1, status: 'unsubscribed', blockedAt: 7, ...turn } as never),
  )

  test.each([
    ['of whom nothing is stored', []],
    ['who is subscribed', [aConfirmed({ id })]],
  ])('the request show prints the refusal of an alias %s', async (_, items) => {
    memory.put(...items)
    const shown = JSON.parse(await serve('show', mailbox))
    expect(shown.at(-1)).toEqual({ ...subscriberKey(mailbox), blockedAt: 7, ...turn })
    expect(shown).toHaveLength(items.length + 1)
  })

  test('the request lift ends it, and touches nothing else of the mailbox', async () => {
    memory.put({ ...aConfirmed({ id: mailbox, blockedAt: 7, restsUntil: monday + 1 }) })
    expect(await serve('lift', mailbox)).toMatch(
      /^Lifted: sign-ups of that mailbox, by any of its addresses,/,
    )
    expect(memory.item(mailbox)).not.toHaveProperty('blockedAt')
    expect(memory.item(mailbox)).toMatchObject({ status: 'confirmed', restsUntil: monday + 1 })
    expect(await serve('lift', mailbox)).toBe('Nothing is stored about that address.')
  })

  test('the request lift ends what keeps mails from the alias itself, too, and says each', async () => {
    memory.put(aConfirmed({ id }))
    await memory.subscribers.leave(id, 'suppressed', monday)
    expect((await serve('lift', mailbox)).split('\n')).toHaveLength(2)
    expect(memory.item(id)).toMatchObject({ status: 'unsubscribed' })
    expect(memory.item(mailbox)).not.toHaveProperty('blockedAt')
  })

  test('the request erase forgets the address of a letter that is under way to it, and keeps the refusal', async () => {
    memory.put(aConfirmed({ id }))
    await serve('erase', mailbox)
    expect(memory.item(mailbox)).toMatchObject({ blockedAt: 7, turnedAwayAt: monday })
    expect(memory.item(mailbox)).not.toHaveProperty('turnedAwayTo')
    expect(memory.item(id)).not.toHaveProperty('address')
  })
})
