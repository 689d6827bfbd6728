import { describe, expect, test } from 'vitest'
import { Overtaken, retryWhenOvertaken } from '../../../shared/concurrency/retry-when-overtaken.ts'

/** A number that is written only by a writer that has seen its current value. */
function aRegister() {
  let value = 0
  return {
    read: async () => value,
    write: async (seen: number, next: number): Promise<'written' | 'conflict'> => {
      if (seen !== value) return 'conflict'
      value = next
      return 'written'
    },
  }
}

type Register = ReturnType<typeof aRegister>

/** Adds one, and returns how many other writers came first. */
function addOne({ read, write }: Register): Promise<number> {
  return retryWhenOvertaken('the register', async (conflicts) => {
    const seen = await read()
    return (await write(seen, seen + 1)) === 'written' ? conflicts : 'overtaken'
  })
}

describe('a write that others may overtake', () => {
  test('a write that is not overtaken is made once', async () => {
    const register = aRegister()
    expect(await addOne(register)).toBe(0)
    expect(await register.read()).toBe(1)
  })

  test.each([1, 3, 7])('a write that is overtaken %i times is decided again each time', async (times) => {
    let left = times
    const seen: number[] = []
    const result = await retryWhenOvertaken('the register', async (conflicts) => {
      seen.push(conflicts)
      return left-- > 0 ? 'overtaken' : 'written'
    })
    expect(result).toBe('written')
    expect(seen).toEqual(Array.from({ length: times + 1 }, (_, index) => index))
  })

  test('eight simultaneous writers lose nothing', async () => {
    const register = aRegister()
    const conflicts = await Promise.all(Array.from({ length: 8 }, () => addOne(register)))
    expect(conflicts).toEqual([0, 1, 2, 3, 4, 5, 6, 7])
    expect(await register.read()).toBe(8)
  })

  test('a write with eight conflicts in a row is a fault that names the subject', async () => {
    let tries = 0
    const writing = retryWhenOvertaken('the register', async () => {
      tries++
      return 'overtaken'
    })
    await expect(writing).rejects.toThrow(new Overtaken('the register'))
    await expect(writing).rejects.toThrow('the register was changed by others 8 times in a row')
    expect(tries).toBe(8)
  })

  test('a write that fails otherwise is not tried again, because it may have been made', async () => {
    let tries = 0
    const writing = retryWhenOvertaken('the register', async () => {
      tries++
      throw new Error('socket hang up')
    })
    await expect(writing).rejects.toThrow('socket hang up')
    expect(tries).toBe(1)
  })
})
