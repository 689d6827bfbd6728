import { describe, expect, test } from 'vitest'
import { sharedRead } from '../../../shared/concurrency/shared-read.ts'

/** A value that others change, and reads of it that end when the test says so. */
function slowValue() {
  const ends: (() => void)[] = []
  const fails: (() => void)[] = []
  const stored = { value: 'first' }
  const read = sharedRead(() => {
    const { value } = stored
    return new Promise<string>((resolve, reject) => {
      ends.push(() => resolve(value))
      fails.push(() => reject(new Error('no table')))
    })
  })
  /** Lets continuations of ended reads run. */
  const settle = () => new Promise((resolve) => setImmediate(resolve))
  return {
    stored,
    read,
    begun: () => ends.length,
    end: async (index: number) => {
      ends[index]?.()
      await settle()
    },
    fail: async (index: number) => {
      fails[index]?.()
      await settle()
    },
  }
}

describe('a shared read', () => {
  test('callers one after the other read one after the other', async () => {
    const { read, stored, end, begun } = slowValue()
    const before = read()
    await end(0)
    stored.value = 'second'
    const after = read()
    await end(1)
    expect([await before, await after, begun()]).toEqual(['first', 'second', 2])
  })

  test('two hundred callers who come during a read share one more, and get what was stored when they asked', async () => {
    const { read, stored, end, begun } = slowValue()
    const first = read()
    stored.value = 'second'
    const others = Array.from({ length: 200 }, () => read())
    expect(begun()).toBe(1)
    await end(0)
    expect(begun()).toBe(2)
    await end(1)
    expect(await first).toBe('first')
    expect(new Set(await Promise.all(others))).toEqual(new Set(['second']))
    expect(begun()).toBe(2)
  })

  test('a read that fails fails for those who share it, and the next ones read again', async () => {
    const { read, stored, end, fail, begun } = slowValue()
    const first = read().catch(String)
    const second = read().catch(String)
    await fail(0)
    await fail(1)
    expect(await Promise.all([first, second])).toEqual(['Error: no table', 'Error: no table'])
    stored.value = 'second'
    const third = read()
    await end(2)
    expect([await third, begun()]).toEqual(['second', 3])
  })
})
