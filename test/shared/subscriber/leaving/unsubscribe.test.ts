import { describe, expect, test } from 'vitest'
import { unsubscribe } from '../../../../shared/subscriber/leaving/unsubscribe.ts'
import { requestLetter } from '../../../../shared/subscriber/letter/request-letter.ts'
import { hourMs } from '../../../../shared/time/clock.ts'
import { aRequestId } from '../../../fakes/a-request.ts'
import { aConfirmed, anId, aPending, dailyAtEight, monday } from '../../../fakes/a-subscriber.ts'
import { anEditionId } from '../../../fakes/an-edition.ts'
import { anUnsubscribed, aSuppressed } from '../a-leaver.ts'
import { subscriberWorld } from '../subscriber-world.ts'

const id = anId()
const ip = '192.0.2.9'
const words = { form: 'https://paperwire.example/unsubscribe', wording: 'en-2' }

describe('unsubscribing', () => {
  test('unsubscribing takes a reader out of the index, whatever attempt is open, and keeps the history', async () => {
    const { deps, put, item } = subscriberWorld()
    const attempt = { id: 'attempt-1', head: anEditionId(23), startedAt: monday }
    const { nextDueAt: _, dueShard: _shard, ...rest } = aConfirmed({ id, attempt })
    put(aConfirmed({ id, attempt }))
    await unsubscribe(deps, id)
    expect(item(id)).toEqual({ ...rest, status: 'unsubscribed', leftAt: monday, rev: rest.rev + 1 })
  })

  test('unsubscribing works for a subscriber of any status, and makes no item for an unknown id', async () => {
    const { deps, item } = subscriberWorld()
    await unsubscribe(deps, id)
    expect(item(id)).toBeUndefined()
  })

  test('unsubscribing withdraws a request that is not confirmed yet, with its links', async () => {
    const { deps, put, item } = subscriberWorld()
    put(aPending({ id }))
    await unsubscribe(deps, id)
    expect(item(id)?.status).toBe('unsubscribed')
    expect(item(id)).not.toHaveProperty('requests')
  })
})

describe('asking for a way back', () => {
  test('asking for a way back makes a link with the same preferences, and mails it', async () => {
    const { deps, put, item, letters } = subscriberWorld()
    put(anUnsubscribed({ id }))
    await requestLetter(deps, id, 'undo', { ip, ...words })
    expect(item(id)).toEqual({
      ...anUnsubscribed({ id }),
      rev: anUnsubscribed().rev + 1,
      status: 'pending',
      preferences: dailyAtEight,
      requests: [
        {
          id: aRequestId(1),
          ...{ at: monday, network: '192.0.2.0/24', ...words },
          preferences: dailyAtEight,
          expiresAt: monday + 72 * hourMs,
          asked: true,
        },
      ],
      letters: { day: '2026-11-23', counts: { undo: 1 } },
    })
    expect(letters.sent).toEqual([{ kind: 'letter', version: 2, id, letter: 'undo', request: aRequestId(1) }])
  })

  test('asking twice for a way back makes two links that both work', async () => {
    const { deps, put, item, letters } = subscriberWorld()
    put(anUnsubscribed({ id }))
    await requestLetter(deps, id, 'undo', { ip, ...words })
    await requestLetter(deps, id, 'undo', { ip, ...words })
    expect(item(id)?.requests).toHaveLength(2)
    expect(letters.sent).toHaveLength(2)
  })

  const { address: _address, preferences: _preferences, ...erased } = anUnsubscribed({ id })
  test.each([
    ['an unknown id', []],
    ['a reader who never left', [aConfirmed({ id })]],
    ['a suppressed reader', [aSuppressed({ id })]],
    ['an erased reader', [erased]],
    [
      'a reader over the budget',
      [anUnsubscribed({ id, letters: { day: '2026-11-23', counts: { undo: 3 } } })],
    ],
  ])('asking for a way back for %s does nothing', async (_who, items) => {
    const { deps, put, item, letters } = subscriberWorld()
    put(...items)
    const before = item(id)
    await requestLetter(deps, id, 'undo', { ip, ...words })
    expect(item(id)).toEqual(before)
    expect(letters.sent).toEqual([])
  })

  test('asking for a way back that is overtaken still makes one link and one letter', async () => {
    const { overtaken, put, item, letters } = subscriberWorld()
    put(anUnsubscribed({ id }))
    const deps = overtaken(3)
    await requestLetter(deps, id, 'undo', { ip, ...words })
    expect(deps.subscribers.conflicts()).toBe(3)
    expect(item(id)?.requests).toHaveLength(1)
    expect(letters.sent).toHaveLength(1)
  })
})
