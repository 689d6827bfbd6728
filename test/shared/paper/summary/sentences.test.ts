import { describe, expect, test } from 'vitest'
import { sentences } from '../../../../shared/paper/summary/sentences.ts'

describe('sentences', () => {
  test.each([
    'We use i.i.d. data, e.g. images, i.e. pixels.',
    'We use e.g. Images and i.e. Pixels.',
    'Following Gray et al. (2020), we draw maps.',
    'Following Gray et al. Maps are drawn by Brown et al. 2021 in ink.',
    'See Fig. 2 and Eq. (3), cf. Sec. 4, vs. J. Smith.',
    'Errors w.r.t. T grow by 3.5 points.',
    'The proof, cf. Sect. 4, is short.',
    'The proof, cf. Sections 4 and 5, is short.',
    'The proof (see App. A and Chap. IV) is short.',
    'The proof follows from Thm. 2, Lem. 3 and Def. B.',
    'The curve in Fig. S2 and Tab. III is flat.',
    'Rule no. 5 and vol. 7, pp. 3-4, apply.',
    'We follow J. R. R. Tolkien and A. B. Smith.',
    'We follow Dr. Gray, Prof. Brown and St. Andrews.',
    'The U.S. Congress and the U.K. Parliament differ.',
    'Maps by Acme Inc. Berlin are large.',
    'Maps are drawn by Ph.D. Students.',
    'We draw approx. Ten maps.',
    'Maps (drawn by hand. Some in ink.) are large.',
    'Maps grow by 3.5 %, i.e. 7 cm, in 2.0 h.',
    'We do three things: 1. We draw maps.',
  ])('sentences are not split inside "%s"', (sentence) => {
    expect(sentences(sentence)).toEqual([sentence])
  })

  test.each([
    ['The samples are i.i.d.', 'We prove it.'],
    ['Rates are known w.r.t. T.', 'We prove it.'],
    ['We follow Gray et al.', 'The maps are large.'],
    ['The answer is no.', 'We prove it.'],
    ['It runs in an app.', 'A user draws.'],
    ['It concerns vitamin C.', 'We prove it.'],
    ['Maps, globes, etc.', 'These are large.'],
    ['It costs 5 sec.', 'Then it ends.'],
    ['Is it so?', 'It is.'],
    ['It is so!', 'We prove it.'],
    ['This is the state of the art.', '3D maps are new.'],
    ['Maps (drawn by hand).', 'Some are in ink.'],
    ['Maps (drawn by hand.', 'We prove it.'],
  ])('sentences are split between "%s" and "%s"', (first, second) => {
    const isOpen = first === 'Maps (drawn by hand.'
    // A parenthesis that nobody closes is one only for a while.
    const filler = isOpen ? [` ${'They are very large. '.repeat(25).trim()}`] : []
    const found = sentences([first, ...filler, second].join(' ').replaceAll('  ', ' '))
    if (isOpen) expect(found.at(-1)).toBe(second)
    else expect(found).toEqual([first, second])
  })

  test.each([
    ['It ignores gardens in query.To resolve this, we draw.', 2],
    ['We call it MAPS.We draw ten of them.', 2],
    ['It maps for pathology generation.MapNet draws ponds.', 2],
    ['We train on ten public datasets. i1 is competitive.', 2],
    ['It runs on a phone, e.g. iPhone 7 or so.', 1],
    ['Run it on Node.js or ASP.NET today.', 1],
    ['See maps.example.org/We for more.', 1],
    ['It is 3.5 m.', 1],
  ])('a space that was lost between two sentences is seen in "%s": %d', (text, count) => {
    expect(sentences(text)).toHaveLength(count)
  })

  test('an empty text has no sentences', () => {
    expect(sentences('')).toEqual([])
    expect(sentences(' \n ')).toEqual([])
  })
})
