import { describe, expect, test } from 'vitest'
import { creatorNames } from '../../../shared/http/creators.ts'

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
    ['Team Phoenix: Ada Beet, Jo Leek', ['Team Phoenix: Ada Beet', 'Jo Leek']],
    ['Ada Beet^{1,2}, Jo Leek$^3$, Mia Chard1,2', ['Ada Beet', 'Jo Leek', 'Mia Chard']],
    ['J.\\,Leek, Ada Beet, Jr. et al.', ['J. Leek', 'Ada Beet Jr. et al.']],
    ['Ada Beet, for the CMS and ATLAS Collaborations', ['Ada Beet', 'for the CMS and ATLAS Collaborations']],
    ['Jos&eacute; Beet; Jo Leek', ['José Beet', 'Jo Leek']],
    ["M\\'elodie  Beet,\n Jo Leek,", ["M\\'elodie Beet", 'Jo Leek']],
  ])('the creators of %j are %j', (creators, names) => {
    expect(creatorNames(creators)).toEqual(names)
  })
})
