import { describe, expect, test } from 'vitest'
import { boundedMemo } from '../../../shared/memory/bounded-memo.ts'
import { identityOf } from '../../../shared/memory/identity.ts'

/** A memo of texts that counts what it makes. */
function counting(most: number) {
  const made: string[] = []
  const memo = boundedMemo<string>(most, ({ length }) => length)
  const ask = (key: string, value = key) =>
    memo(key, () => {
      made.push(key)
      return value
    })
  return { made, ask }
}

describe('a bounded memo', () => {
  test('a value is made once for its key, also if it is undefined', () => {
    const memo = boundedMemo<undefined>(10, () => 1)
    let made = 0
    for (let i = 0; i < 3; i++) memo('key', () => void made++)
    expect(made).toBe(1)
  })

  test('what was asked for lately stays, and what nobody asked for goes', () => {
    const { made, ask } = counting(20)
    for (let i = 0; i < 50; i++) {
      ask('often')
      ask(`n${i % 10}${i}`)
    }
    expect(made.filter((key) => key === 'often')).toHaveLength(1)
    ask('n00')
    expect(made.filter((key) => key === 'n00')).toHaveLength(2)
  })

  test('no more is kept than there is room for, and a value that has no room is made again each time', () => {
    const { made, ask } = counting(100)
    for (let i = 0; i < 1_000; i++) ask(`key-${i}`)
    const before = made.length
    for (let i = 0; i < 1_000; i++) ask(`key-${999 - i}`)
    expect(1_000 - (made.length - before)).toBeLessThanOrEqual(100 / 'key-0'.length)
    ask('large', 'x'.repeat(51))
    ask('large', 'x'.repeat(51))
    expect(made.filter((key) => key === 'large')).toHaveLength(2)
  })

  test('a value that could not be made leaves nothing behind', () => {
    const memo = boundedMemo<string>(100, () => 1)
    expect(() =>
      memo('key', () => {
        throw new Error('broken')
      }),
    ).toThrow('broken')
    expect(memo('key', () => 'made')).toBe('made')
  })
})

test('an identity is that of one object, whatever it holds', () => {
  const [one, other] = [{ a: 1 }, { a: 1 }]
  expect(identityOf(one)).toBe(identityOf(one))
  expect(identityOf(one)).not.toBe(identityOf(other))
})
