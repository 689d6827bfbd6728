import { beforeEach, describe, expect, test } from 'vitest'
import { auditedSubscriberStore } from '../../../shared/subscriber/audited-subscriber-store.ts'
import { eraseSubscriber } from '../../../shared/subscriber/erase-subscriber.ts'
import type { SubscriberStore } from '../../../shared/subscriber/subscriber-store.ts'
import { aTable, type MemoryTable } from '../../dynamo/a-table.ts'
import { aConfirmed, anId, aPending, monday } from '../../fakes/a-subscriber.ts'
import { memoryLog } from '../../fakes/memory-log.ts'

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

describe('leaving leaves one line', () => {
  test.each(['unsubscribed', 'suppressed'] as const)('of a reader who is %s', async (status) => {
    memory.put(aConfirmed({ id }))
    expect(await store.leave(id, status, monday)).toBe('left')
    expect(memory.item(id)).toMatchObject({ status, leftAt: monday })
    expect(log.lines).toEqual([audit(status)])
  })

  test('also where the answer was lost, because the write may have been made', async () => {
    const fault = new Error('no answer')
    const silent = { ...memory.subscribers, leave: async () => Promise.reject(fault) }
    await expect(auditedSubscriberStore(silent, log).leave(id, 'unsubscribed', monday)).rejects.toBe(fault)
    expect(log.lines).toEqual([audit('unsubscribed')])
  })

  test('but none of somebody who is not there, nor of a suppressed one who unsubscribes', async () => {
    expect(await store.leave(id, 'suppressed', monday)).toBe('unknown')
    memory.put({ id, version: 1, rev: 1, status: 'suppressed', leftAt: 7 })
    expect(await store.leave(id, 'unsubscribed', monday)).toBe('unknown')
    expect(log.lines).toEqual([])
  })
})

describe('erasing leaves one line', () => {
  test('of a reader', async () => {
    memory.put(aConfirmed({ id }))
    expect(await eraseSubscriber(store, id, monday)).toBe('erased')
    expect(memory.item(id)).not.toHaveProperty('address')
    expect(log.lines).toEqual([audit('erased')])
  })

  test('also where the answer was lost', async () => {
    memory.put(aConfirmed({ id }))
    const silent = { ...memory.subscribers, keepOnly: async () => Promise.reject(new Error('no answer')) }
    const erasing = eraseSubscriber(auditedSubscriberStore(silent, log), id, monday)
    await expect(erasing).rejects.toThrow('no answer')
    expect(log.lines).toEqual([audit('erased')])
  })

  test('also where the proofs of consent could not be deleted afterwards', async () => {
    memory.put(aConfirmed({ id }))
    const failing = { ...memory.subscribers, dropConsents: async () => Promise.reject(new Error('busy')) }
    const erasing = eraseSubscriber(auditedSubscriberStore(failing, log), id, monday)
    await expect(erasing).rejects.toThrow('busy')
    expect(log.lines).toEqual([audit('erased')])
  })

  test('and one alone where another write came before', async () => {
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

test('nobody erased, nothing in the trail: of nobody, and of who has come back', async () => {
  expect(await eraseSubscriber(store, id, monday)).toBe('unknown')
  memory.put(aConfirmed({ id }))
  expect(await eraseSubscriber(store, id, monday, 0)).toBe('back')
  expect(log.lines).toEqual([])
})

describe('confirming leaves one line', () => {
  const confirm = { set: { status: 'confirmed', confirmedAt: monday } } as const

  test('with the moment of the confirmation', async () => {
    memory.put(aPending({ id }))
    expect(await store.write(id, 1, confirm)).toBe('written')
    expect(log.lines).toEqual([audit('confirmed')])
  })

  test('but none where another write came before, or the answer was lost', async () => {
    memory.put(aPending({ id }))
    expect(await store.write(id, 7, confirm)).toBe('conflict')
    const silent = { ...memory.subscribers, write: async () => Promise.reject(new Error('no answer')) }
    await expect(auditedSubscriberStore(silent, log).write(id, 1, confirm)).rejects.toThrow()
    expect(log.lines).toEqual([])
  })

  test('and a sign-up or new preferences leave none', async () => {
    const { id: _, version: __, rev: ___, ...asked } = aPending()
    expect(await store.write(id, undefined, { set: asked })).toBe('written')
    expect(await store.write(id, 1, { set: { letters: { day: '2026-11-23', count: 1 } } })).toBe('written')
    expect(log.lines).toEqual([])
  })
})
