import { PutItemCommand, ScanCommand } from '@aws-sdk/client-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import { describe, expect, test } from 'vitest'
import { dynamoForgettingStore } from '../../../../shared/aws/dynamo-forgetting-store.ts'
import { restoreReaders } from '../../../../shared/delivery/aftermath/restore.ts'
import { sweepOf } from '../../../../shared/delivery/aftermath/sweep.ts'
import { consentLifetimeMs, leftLifetimeMs } from '../../../../shared/subscriber/leaving/forgetting.ts'
import type { SubscriberId } from '../../../../shared/subscriber/subscriber-id.ts'
import { dayMs } from '../../../../shared/time/clock.ts'
import type { TimeZone } from '../../../../shared/time/time-zone.ts'
import { aTable, type MemoryTable } from '../../../dynamo/a-table.ts'
import { aConsent, aRequest, aRequestId } from '../../../fakes/a-request.ts'
import { aConfirmed, anId, aPending, monday } from '../../../fakes/a-subscriber.ts'

const later = monday + leftLifetimeMs
const seconds = (at: number): number => Math.ceil(at / 1_000)
const { address } = aPending()
const aLink = aRequestId(7)
const consent = aConsent()
const choices = { preferences: aConfirmed().preferences, expiresAtSeconds: seconds(later + dayMs) }
const { status: _, nextDueAt: __, ...reader } = aConfirmed()
const aLeaver = (number: number, leftAt = monday) =>
  ({ ...reader, id: anId(number), status: 'unsubscribed', leftAt }) as never

function sweep(table: MemoryTable, now = later) {
  return sweepOf(table, now).finish()
}

async function all<Each>(found: AsyncIterable<Each>): Promise<Each[]> {
  const list: Each[] = []
  for await (const each of found) list.push(each)
  return list
}

async function rawItems({ client, table }: MemoryTable): Promise<string> {
  return JSON.stringify((await client.send(new ScanCommand({ TableName: table }))).Items)
}

async function putRaw(
  { client, table }: MemoryTable,
  item: Readonly<Record<string, unknown>>,
): Promise<void> {
  await client.send(new PutItemCommand({ TableName: table, Item: marshall(item) }))
}

describe('a sweep', () => {
  test('a sweep leaves no id of a mailbox with an alias whose address was gone before its sign-up was refused', async () => {
    const table = aTable()
    const { address: _, preferences: __, ...gone } = { ...reader, id: anId(1), leftAt: monday }
    table.put({ ...gone, status: 'unsubscribed', mailbox: anId(2) } as never)
    await sweep(table, later - 1)
    expect(table.item(anId(1))).toMatchObject({ mailbox: anId(2) })
    await sweep(table)
    expect(table.item(anId(1))).toMatchObject({ status: 'unsubscribed', since: reader.since })
    expect(table.item(anId(1))).not.toHaveProperty('mailbox')
  })

  test('a sweep leaves no address of somebody who left 28 days ago, and keeps the id with its history', async () => {
    const table = aTable()
    table.put(aLeaver(1))
    await table.subscribers.keepConsent(anId(1), aLink, consent)
    await sweep(table, later - 1)
    expect(table.item(anId(1))).toMatchObject({ address })
    await sweep(table)
    expect(await rawItems(table)).not.toContain(address)
    const { rev, ...kept } = table.item(anId(1)) ?? {}
    const { id, version, since, through } = aConfirmed({ id: anId(1) })
    expect(kept).toEqual(
      expect.objectContaining({ id, version, since, through, status: 'unsubscribed', leftAt: monday }),
    )
    for (const name of ['preferences', 'confirmedAt', 'confirmedBy']) expect(kept).not.toHaveProperty(name)
  })

  test('a proof of consent loses its address with its reader, and goes three years after they left', async () => {
    const table = aTable()
    table.put(aLeaver(1))
    await table.subscribers.keepConsent(anId(1), aLink, consent)
    await sweep(table)
    const { address: _gone, ...rest } = consent
    expect(table.consent(anId(1), aLink)).toEqual({
      ...rest,
      expiresAtSeconds: seconds(monday + consentLifetimeMs),
    })
    await sweep(table, monday + consentLifetimeMs)
    expect(table.consent(anId(1), aLink)).toBeUndefined()
    expect(table.item(anId(1))).toBeDefined()
  })

  test('choices that were replaced go with those that replaced them', async () => {
    const table = aTable()
    table.put(aLeaver(1), aConfirmed({ id: anId(2) }))
    for (const number of [1, 2]) await table.subscribers.keepEarlier(anId(number), aLink, choices)
    await sweep(table, later - 1)
    expect(await table.subscribers.earlier(anId(1), aLink)).toBeDefined()
    await sweep(table)
    expect(await table.subscribers.earlier(anId(1), aLink)).toBeUndefined()
    expect(await table.subscribers.earlier(anId(2), aLink)).toBeDefined()
  })

  test.each([
    ['a reader whose digests rest', aConfirmed({ id: anId(1) })],
    ['somebody who left', { ...reader, ...aPending({ id: anId(1) }), leftAt: monday + dayMs }],
  ])('a sign-up of %s goes after a week, and later ones stay', async (_who, stored) => {
    const table = aTable()
    const [old, young] = [aRequest({ at: monday }), aRequest({ at: monday + dayMs })]
    table.put({ ...stored, requests: [old, young] } as never)
    await sweep(table, monday + 7 * dayMs - 1)
    expect(table.item(anId(1))).toMatchObject({ requests: [{ at: monday }, { at: monday + dayMs }] })
    await sweep(table, monday + 7 * dayMs)
    expect(table.item(anId(1))).toMatchObject({ address, requests: [{ at: monday + dayMs }] })
    await sweep(table, monday + 8 * dayMs)
    expect(table.item(anId(1))).toMatchObject({ address, requests: [] })
    expect(await sweep(table, monday + 9 * dayMs)).toEqual({ writes: 0, hasMore: false })
  })

  test('of somebody who never confirmed nothing is left after a week', async () => {
    const table = aTable()
    table.put(aPending({ id: anId(1) }))
    await sweep(table, monday + 7 * dayMs)
    expect(table.item(anId(1))).toBeUndefined()
  })

  test('of an unconfirmed address whose mail came back only the id is left, for ever', async () => {
    const table = aTable()
    table.put(aPending({ id: anId(1) }))
    await table.subscribers.leave(anId(1), 'suppressed', monday)
    await sweep(table, monday)
    expect(await rawItems(table)).not.toContain(address)
    await sweep(table, monday + 10_000 * dayMs)
    expect(table.item(anId(1))).toMatchObject({ id: anId(1), status: 'suppressed', leftAt: monday })
  })

  test('a refusal of sign-ups stays, whatever else goes, and so does the way of its one letter, for a week', async () => {
    const table = aTable()
    const turnedAwayTo = { address }
    const blocked = { blockedAt: monday, turnedAwayAt: monday, turnedAwayTo }
    const ended = seconds(monday + dayMs)
    table.put(
      { ...aPending({ id: anId(1), ...blocked }), expiresAtSeconds: ended } as never,
      { id: anId(2), version: 2, rev: 1, status: 'unsubscribed', missed: {}, ...blocked } as never,
    )
    await sweep(table, monday + 2 * dayMs)
    for (const number of [1, 2]) expect(table.item(anId(number))).toMatchObject(blocked)
    expect(table.item(anId(1))).not.toHaveProperty('preferences')
    await sweep(table, monday + 7 * dayMs)
    expect(await rawItems(table)).not.toContain(address)
    for (const number of [1, 2]) {
      expect(table.item(anId(number))).toMatchObject({ blockedAt: monday, turnedAwayAt: monday })
      expect(table.item(anId(number))).not.toHaveProperty('expiresAtSeconds')
    }
  })

  test('a sweep leaves readers alone, and what they agreed to', async () => {
    const table = aTable()
    table.put(aConfirmed({ id: anId(1) }), aPending({ id: anId(2) }), aLeaver(3, later))
    await table.subscribers.keepConsent(anId(1), aLink, consent)
    const before = await rawItems(table)
    expect(await sweep(table, monday + dayMs)).toEqual({ writes: 0, hasMore: false })
    expect(await rawItems(table)).toBe(before)
  })

  test('a second sweep finds nothing left to do', async () => {
    const table = aTable()
    table.put(aLeaver(1), aPending({ id: anId(2) }))
    await table.subscribers.keepConsent(anId(1), aLink, consent)
    expect((await sweep(table)).writes).toBe(3)
    expect(await sweep(table)).toEqual({ writes: 0, hasMore: false })
  })

  test.each([
    ['unreadable', 'a-message'],
    ['budget#network', 'a-hash'],
    ['edition#2026-11-01', 'paper#hash#00031'],
  ])('a sweep removes %s, %s once its time is over, and not before', async (pk, sk) => {
    const table = aTable()
    await putRaw(table, { pk, sk, expiresAtSeconds: seconds(monday), body: address })
    await sweep(table, monday - 1_000)
    expect(await rawItems(table)).toContain(address)
    await sweep(table, monday)
    expect(await rawItems(table)).toBe('[]')
  })

  test('an item without an expiry stays, whatever it is', async () => {
    const table = aTable()
    await putRaw(table, { pk: 'editions', sk: 'recent', note: 'here' })
    await sweep(table, monday + 10_000 * dayMs)
    expect(await rawItems(table)).toContain('here')
  })
})

describe('somebody who comes back while they are swept', () => {
  /** Lets something happen right after the sweep has read the table. */
  function between(table: MemoryTable, happen: () => Promise<unknown>) {
    const forgetting: typeof table.forgetting = {
      ...table.forgetting,
      async *all(now) {
        const found = await all(table.forgetting.all(now))
        await happen()
        yield* found
      },
    }
    return sweepOf({ ...table, forgetting }, later).finish()
  }

  test.each([
    ['who left', aLeaver(1)],
    ['who never confirmed', aPending({ id: anId(1) })],
  ])('a sign-up of somebody %s wins over the sweep', async (_who, stored) => {
    const table = aTable()
    table.put(stored)
    await table.subscribers.keepConsent(anId(1), aLink, consent)
    const { rev } = table.item(anId(1)) as { rev: number }
    const { status, preferences } = aPending()
    await between(table, () =>
      table.subscribers.write(anId(1), rev, {
        set: { status, address, preferences, requests: [aRequest({ at: later })] },
      }),
    )
    expect(table.item(anId(1))).toMatchObject({ address, status: 'pending' })
    expect(table.consent(anId(1), aLink)).toMatchObject({ address })
  })

  test('an expiry that was renewed wins over the sweep', async () => {
    const table = aTable()
    const item = { pk: 'budget#network', sk: 'a-hash', spent: 1 }
    await putRaw(table, { ...item, expiresAtSeconds: seconds(monday) })
    await between(table, () => putRaw(table, { ...item, expiresAtSeconds: seconds(later + dayMs) }))
    expect(await rawItems(table)).toContain('a-hash')
  })
})

describe('a sweep that is cut short', () => {
  /** A table whose nth write fails, as a process dies. */
  function failing(table: MemoryTable, nth: number): MemoryTable {
    let writes = 0
    const dying =
      <Args extends unknown[], Result>(write: (...args: Args) => Promise<Result>) =>
      async (...args: Args): Promise<Result> => {
        if (++writes === nth) throw new Error('cut short')
        return write(...args)
      }
    const { forgetting, subscribers } = table
    return {
      ...table,
      forgetting: {
        ...forgetting,
        drop: dying(forgetting.drop),
        reduceConsent: dying(forgetting.reduceConsent),
        dropLapsed: dying(forgetting.dropLapsed),
      },
      subscribers: {
        ...subscribers,
        keepOnly: dying(subscribers.keepOnly),
        dropConsent: dying(subscribers.dropConsent),
        dropEarlier: dying(subscribers.dropEarlier),
      },
    }
  }

  test.each([1, 2, 3, 4, 5, 6])(
    'a sweep that stops at its write number %i is finished by the next',
    async (nth) => {
      const table = aTable()
      table.put(aLeaver(1), aPending({ id: anId(2) }))
      for (const number of [1, 2]) {
        await table.subscribers.keepConsent(anId(number), aLink, consent)
        await table.subscribers.keepEarlier(anId(number), aLink, choices)
      }
      await expect(
        sweepOf(failing(table, nth), later)
          .finish()
          .then(() => 'done'),
      ).rejects.toThrow('cut short')
      await sweep(table)
      expect(await rawItems(table)).not.toContain(address)
      expect(table.item(anId(2))).toBeUndefined()
      expect(table.consent(anId(2), aLink)).toBeUndefined()
      for (const number of [1, 2]) {
        expect(await table.subscribers.earlier(anId(number), aLink)).toBeUndefined()
      }
    },
    20_000,
  )
})

test('a tally and the sweep read the table once', async () => {
  const table = aTable()
  table.put(aLeaver(1), aConfirmed({ id: anId(2) }))
  let scans = 0
  const client = {
    send: (command: unknown) => {
      if (command instanceof ScanCommand) scans++
      return (table.client.send as (command: unknown) => unknown)(command)
    },
  }
  const { census, finish } = sweepOf(
    { ...table, forgetting: dynamoForgettingStore(client as never, table.table) },
    later,
  )
  const read = await all(census.all())
  expect(read.map(({ id }) => id).toSorted()).toEqual([anId(1), anId(2)].toSorted())
  expect((await finish()).writes).toBe(1)
  expect(scans).toBe(1)
})

describe('a reading for a tally, which the sweep goes along with', () => {
  const lapsed = { pk: 'unreadable', sk: 'a', expiresAtSeconds: 1 }
  const kept = aConfirmed({ id: anId(1) })

  /** Finds the same again at each reading, as a table does whose writes are overtaken. */
  function found(dropLapsed: () => Promise<void>) {
    const forgetting = {
      async *all() {
        yield lapsed
        yield lapsed
        yield { id: kept.id, subscriber: kept, consents: [], earlier: [] }
      },
      dropLapsed,
    }
    return sweepOf({ forgetting, subscribers: {} } as unknown as Parameters<typeof sweepOf>[0], later)
  }

  test('only the first of several readings removes something', async () => {
    let drops = 0
    const { census, finish } = found(async () => void drops++)
    for (let reading = 0; reading < 3; reading++) expect(await all(census.all())).toEqual([kept])
    expect(await finish()).toEqual({ writes: 2, hasMore: false })
    expect(drops).toBe(2)
  })

  test('a fault ends the sweep at once, for good and with that fault, while each reading goes on to its end', async () => {
    let drops = 0
    const { census, finish } = found(async () => {
      drops++
      throw new Error('cut short')
    })
    for (let reading = 0; reading < 2; reading++) expect(await all(census.all())).toEqual([kept])
    await expect(finish()).rejects.toThrow('cut short')
    expect(drops).toBe(1)
  })
})

test('a sweep ends after some thousand writes and says that more is left', async () => {
  const lapsed = { pk: 'unreadable', sk: 'a', expiresAtSeconds: 1 }
  let dropped = 0
  const forgetting = {
    async *all() {
      for (let number = 0; number < 5_003; number++) yield lapsed
    },
    dropLapsed: async () => void dropped++,
  }
  const deps = { forgetting, subscribers: {} } as unknown as Parameters<typeof sweepOf>[0]
  expect(await sweepOf(deps, later).finish()).toEqual({ writes: 5_000, hasMore: true })
  expect(dropped).toBe(5_000)
})

test('a backup brings nobody back for good: what was forgotten is forgotten again', async () => {
  const table = aTable()
  // The backup is from before they left. The trail says when they did.
  table.put(aConfirmed({ id: anId(1) }), aLeaver(2))
  const line = { subscriber: anId(1) as SubscriberId, status: 'unsubscribed', at: monday } as const
  const schedule = { timezone: 'UTC' as TimeZone, hour: 6 }
  await restoreReaders(table, [line], schedule, later)
  await sweep(table, monday + leftLifetimeMs)
  expect(await rawItems(table)).not.toContain(address)
  expect(table.item(anId(1))).toMatchObject({ status: 'unsubscribed', leftAt: monday })
})
