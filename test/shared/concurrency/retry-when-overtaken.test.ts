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

/** For writers that need not wait for each other. */
const atOnce = async (): Promise<void> => {}

type Register = ReturnType<typeof aRegister>

/** Adds one, and returns how many other writers came first. */
function addOne({ read, write }: Register): Promise<number> {
  return retryWhenOvertaken('the register', atOnce, async (conflicts) => {
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

  test.each([1, 3, 15])('a write that is overtaken %i times is decided again each time', async (times) => {
    let left = times
    const seen: number[] = []
    const result = await retryWhenOvertaken('the register', atOnce, async (conflicts) => {
      seen.push(conflicts)
      return left-- > 0 ? 'overtaken' : 'written'
    })
    expect(result).toBe('written')
    expect(seen).toEqual(Array.from({ length: times + 1 }, (_, index) => index))
  })

  test('sixteen simultaneous writers lose nothing, even without waiting', async () => {
    const register = aRegister()
    const conflicts = await Promise.all(Array.from({ length: 16 }, () => addOne(register)))
    expect(conflicts).toEqual(Array.from({ length: 16 }, (_, index) => index))
    expect(await register.read()).toBe(16)
  })

  test('a write with sixteen conflicts in a row is a fault that names the subject', async () => {
    let tries = 0
    const writing = retryWhenOvertaken('the register', atOnce, async () => {
      tries++
      return 'overtaken'
    })
    await expect(writing).rejects.toThrow(new Overtaken('the register'))
    await expect(writing).rejects.toThrow('the register was changed by others 16 times in a row')
    expect(tries).toBe(16)
  })

  test('a writer waits after each conflict, and not after the last', async () => {
    const waited: number[] = []
    const backOff = async (conflicts: number): Promise<void> => void waited.push(conflicts)
    await expect(retryWhenOvertaken('the register', backOff, async () => 'overtaken')).rejects.toThrow(
      Overtaken,
    )
    expect(waited).toEqual(Array.from({ length: 15 }, (_, index) => index + 1))
  })

  test('a write that fails otherwise is not tried again, because it may have been made', async () => {
    let tries = 0
    const writing = retryWhenOvertaken('the register', atOnce, async () => {
      tries++
      throw new Error('socket hang up')
    })
    await expect(writing).rejects.toThrow('socket hang up')
    expect(tries).toBe(1)
  })
})
