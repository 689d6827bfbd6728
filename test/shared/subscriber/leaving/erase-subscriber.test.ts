import { describe, expect, test } from 'vitest'
import { eraseSubscriber } from '../../../../shared/subscriber/leaving/erase-subscriber.ts'
import type { SubscriberStore } from '../../../../shared/subscriber/subscriber-store.ts'
import { aTable } from '../../../dynamo/a-table.ts'
import { aConsent, aRequestId } from '../../../fakes/a-request.ts'
import { aConfirmed, anId, monday } from '../../../fakes/a-subscriber.ts'

const id = anId()
const reader = aConfirmed({ id, rev: 1 })
const { address } = reader
const consent = aConsent({ address })
const one = aRequestId(1)

/** A reader with a proof of consent. Another writer changes them right before each of the first `times` erasures. */
async function overtaken(times: number, overtake: (subscribers: SubscriberStore) => Promise<unknown>) {
  const memory = aTable()
  memory.put(reader)
  await memory.subscribers.keepConsent(id, one, consent)
  let left = times
  const subscribers: SubscriberStore = {
    ...memory.subscribers,
    async keepOnly(...args) {
      if (left-- > 0) await overtake(memory.subscribers)
      return memory.subscribers.keepOnly(...args)
    },
  }
  return { ...memory, subscribers }
}

/** A change that raises `rev`. */
async function change(subscribers: SubscriberStore): Promise<void> {
  const rev = (await subscribers.get(id))?.rev
  await subscribers.write(id, rev, { set: { letters: { day: '2026-11-23', counts: { undo: 1 } } } })
}

describe('erasing', () => {
  test.each([1, 7])(
    'erasing forgets a reader who changes %i times meanwhile, as they are at the end',
    async (times) => {
      const { subscribers, item, consent } = await overtaken(times, change)
      expect(await eraseSubscriber(subscribers, id, monday)).toBe('erased')
      expect(item(id)).toMatchObject({
        status: 'unsubscribed',
        letters: { counts: { undo: 1 } },
        rev: times + 2,
      })
      expect(item(id)).not.toHaveProperty('address')
      expect(consent(id, one)).toBeUndefined()
    },
  )

  test('erasing a reader who changes each time is a fault, and erases nothing', async () => {
    const { subscribers, item, consent } = await overtaken(99, change)
    const erasing = eraseSubscriber(subscribers, id, monday)
    await expect(erasing).rejects.toThrow(`subscriber ${id} was changed by others 16 times in a row`)
    expect(item(id)).toMatchObject({ address })
    expect(consent(id, one)).toBeDefined()
  })

  test('erasing a reader who is suppressed meanwhile keeps the suppression for ever', async () => {
    const { subscribers, item } = await overtaken(1, (store) => store.leave(id, 'suppressed', monday))
    expect(await eraseSubscriber(subscribers, id, monday)).toBe('erased')
    expect(item(id)).toMatchObject({ status: 'suppressed' })
    expect(item(id)).not.toHaveProperty('address')
    expect(item(id)).not.toHaveProperty('expiresAtSeconds')
  })

  test('erasing by a mailed link erases nothing of a reader who confirms meanwhile', async () => {
    const confirmedAt = monday + 1
    const confirm = (store: SubscriberStore) => store.write(id, 1, { set: { confirmedAt } })
    const { subscribers, item, consent } = await overtaken(1, confirm)
    expect(await eraseSubscriber(subscribers, id, monday, monday)).toBe('back')
    expect(item(id)).toMatchObject({ address, confirmedAt })
    expect(consent(id, one)).toBeDefined()
  })

  test('erasing deletes a proof of consent that an interrupted erasure left behind', async () => {
    const { subscribers, consent: proof } = aTable()
    await subscribers.keepConsent(id, one, consent)
    expect(await eraseSubscriber(subscribers, id, monday)).toBe('unknown')
    expect(proof(id, one)).toBeUndefined()
  })
})
