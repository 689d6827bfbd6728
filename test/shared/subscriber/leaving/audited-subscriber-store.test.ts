import { beforeEach, describe, expect, test } from 'vitest'
import { auditedSubscriberStore } from '../../../../shared/subscriber/leaving/audited-subscriber-store.ts'
import { eraseSubscriber } from '../../../../shared/subscriber/leaving/erase-subscriber.ts'
import type { SubscriberStore } from '../../../../shared/subscriber/subscriber-store.ts'
import { aTable, type MemoryTable } from '../../../dynamo/a-table.ts'
import { aConfirmed, anId, aPending, monday } from '../../../fakes/a-subscriber.ts'
import { memoryLog } from '../../../fakes/memory-log.ts'

const id = anId(1)
let memory: MemoryTable
let log: ReturnType<typeof memoryLog>
let store: SubscriberStore
beforeEach(() => {
  memory = aTable()
  log = memoryLog()
  store = auditedSubscriberStore(memory.subscribers, log)
})
const audit = (status: string, at = monday) => ({
  level: 'info',
  message: 'audit',
  fields: { subscriber: id, status, at },
})

describe('the audit line of leaving', () => {
  test.each(['unsubscribed', 'suppressed'] as const)(
    'a reader who leaves as %s leaves one audit line',
    async (status) => {
      memory.put(aConfirmed({ id }))
      expect(await store.leave(id, status, monday)).toBe('left')
      expect(memory.item(id)).toMatchObject({ status, leftAt: monday })
      expect(log.lines).toEqual([audit(status)])
    },
  )

  test('a leaving whose answer was lost leaves one audit line, because the write may have been made', async () => {
    const fault = new Error('no answer')
    const silent = { ...memory.subscribers, leave: async () => Promise.reject(fault) }
    await expect(auditedSubscriberStore(silent, log).leave(id, 'unsubscribed', monday)).rejects.toBe(fault)
    expect(log.lines).toEqual([audit('unsubscribed')])
  })

  test('an unknown id, or a suppressed reader who unsubscribes, leaves no audit line', async () => {
    expect(await store.leave(id, 'suppressed', monday)).toBe('unknown')
    memory.put({ id, version: 1, rev: 1, status: 'suppressed', leftAt: 7 })
    expect(await store.leave(id, 'unsubscribed', monday)).toBe('unknown')
    expect(log.lines).toEqual([])
  })
})

describe('the audit line of erasing', () => {
  test('an erased reader leaves one audit line', async () => {
    memory.put(aConfirmed({ id }))
    expect(await eraseSubscriber(store, id, monday)).toBe('erased')
    expect(memory.item(id)).not.toHaveProperty('address')
    expect(log.lines).toEqual([audit('erased')])
  })

  test('an erasure whose answer was lost leaves one audit line', async () => {
    memory.put(aConfirmed({ id }))
    const silent = { ...memory.subscribers, keepOnly: async () => Promise.reject(new Error('no answer')) }
    const erasing = eraseSubscriber(auditedSubscriberStore(silent, log), id, monday)
    await expect(erasing).rejects.toThrow('no answer')
    expect(log.lines).toEqual([audit('erased')])
  })

  test('an erasure whose proofs of consent could not be deleted leaves one audit line', async () => {
    memory.put(aConfirmed({ id }))
    const failing = { ...memory.subscribers, dropConsents: async () => Promise.reject(new Error('busy')) }
    const erasing = eraseSubscriber(auditedSubscriberStore(failing, log), id, monday)
    await expect(erasing).rejects.toThrow('busy')
    expect(log.lines).toEqual([audit('erased')])
  })

  test('an erasure that another write overtook leaves only one audit line', async () => {
    memory.put(aConfirmed({ id, rev: 1 }))
    let isFirst = true
    const overtaken = {
      ...memory.subscribers,
      async keepOnly(...args: Parameters<SubscriberStore['keepOnly']>) {
        if (isFirst) await memory.subscribers.write(id, 1, { set: { nextDueAt: 42 } })
        isFirst = false
        return memory.subscribers.keepOnly(...args)
      },
    }
    expect(await eraseSubscriber(auditedSubscriberStore(overtaken, log), id, monday)).toBe('erased')
    expect(log.lines).toEqual([audit('erased')])
  })
})

test('an unknown id, or a reader who has come back, leaves no audit line of erasing', async () => {
  expect(await eraseSubscriber(store, id, monday)).toBe('unknown')
  memory.put(aConfirmed({ id }))
  expect(await eraseSubscriber(store, id, monday, 0)).toBe('back')
  expect(log.lines).toEqual([])
})

describe('the audit line of confirming', () => {
  const confirm = { set: { status: 'confirmed', confirmedAt: monday } } as const

  test('a confirmation leaves one audit line with its moment', async () => {
    memory.put(aPending({ id }))
    expect(await store.write(id, 1, confirm)).toBe('written')
    expect(log.lines).toEqual([audit('confirmed')])
  })

  test('a confirmation that was overtaken or whose answer was lost leaves no audit line', async () => {
    memory.put(aPending({ id }))
    expect(await store.write(id, 7, confirm)).toBe('conflict')
    const silent = { ...memory.subscribers, write: async () => Promise.reject(new Error('no answer')) }
    await expect(auditedSubscriberStore(silent, log).write(id, 1, confirm)).rejects.toThrow()
    expect(log.lines).toEqual([])
  })

  test('a sign-up or new preferences leave no audit line', async () => {
    const { status, address, preferences, requests } = aPending()
    const asked = { status, address, preferences, requests }
    expect(await store.write(id, undefined, { set: asked })).toBe('written')
    expect(await store.write(id, 1, { set: { letters: { day: '2026-11-23', counts: { undo: 1 } } } })).toBe(
      'written',
    )
    expect(log.lines).toEqual([])
  })
})
