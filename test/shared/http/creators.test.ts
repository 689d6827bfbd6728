import { describe, expect, test } from 'vitest'
import { creatorNames } from '../../../shared/http/creators.ts'
import { mendTwiceEncoded } from '../../../shared/http/twice-encoded.ts'

describe('the creators of an entry', () => {
  test.each([
    ['Ada Beet, Jo Leek', ['Ada Beet', 'Jo Leek']],
    ['Ada Beet', ['Ada Beet']],
    ['', []],
    ['Ada Beet and Jo Leek', ['Ada Beet', 'Jo Leek']],
    ['Ada Beet, Jo Leek, and Mia Chard', ['Ada Beet', 'Jo Leek', 'Mia Chard']],
    ['Andy Sandland', ['Andy Sandland']],
    ['Ada Beet (Garden College, Northtown), Jo Leek (X, Y, Z)', ['Ada Beet', 'Jo Leek']],
    ['Ada Beet (1), Jo Leek (1 and 2) ((1) A, B, (2) C)', ['Ada Beet', 'Jo Leek']],
    ['Ada Beet (A (B, C), D), Jo Leek', ['Ada Beet', 'Jo Leek']],
    ['Ada Beet, Jr., Jo Leek, III', ['Ada Beet Jr.', 'Jo Leek III']],
    ['Ada Beet (A, Jo Leek', ['Ada Beet A', 'Jo Leek']],
    ["M\\'elodie  Beet,\n Jo Leek,", ["M\\'elodie Beet", 'Jo Leek']],
  ])('the creators of %j are %j', (creators, names) => {
    expect(creatorNames(creators)).toEqual(names)
  })
})

describe('a name that was encoded twice', () => {
  test.each([
    ['JosÃ© RaÃºl', 'José Raúl'],
    ['RamÃ\u00adrez', 'Ramírez'],
    ['José', 'José'],
    ['JosÃ© Raúl', 'JosÃ© Raúl'],
    ['JosÃ© Miloš', 'JosÃ© Miloš'],
    ['Ada Beet', 'Ada Beet'],
    ['Ã\u00ad\u0080', 'Ã\u00ad\u0080'],
  ])('a name that was encoded twice turns from %j into %j', (name, mended) => {
    expect(mendTwiceEncoded(name)).toBe(mended)
  })
})
