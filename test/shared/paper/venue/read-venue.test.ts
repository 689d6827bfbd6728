// @module-tag property
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { venueOfComment, venueOfReference } from '../../../../shared/paper/venue/read-venue.ts'
import { type Comment, comments } from './comments.ts'
import { withoutVenue, wordings } from './wordings.ts'

describe('the venue of a comment', () => {
  test.each(wordings)('the venue of %j is %s', (comment, venue) => {
    expect(venueOfComment(comment)).toBe(venue)
  })

  test.each(withoutVenue)('%j tells no venue', (comment) => {
    expect(venueOfComment(comment)).toBeUndefined()
  })

  test.each(Object.entries(comments))(
    'of the %s comments of arXiv none gets a false venue, and few lack theirs',
    (_, table) => {
      const told = table.filter(({ venue }) => venue !== undefined)
      expect(table.filter(isFalse)).toEqual([])
      const missed = told.filter(({ text }) => venueOfComment(text) === undefined)
      expect(missed.length / told.length).toBeLessThan(0.04)
    },
  )

  test('the table of comments is long enough to mean something', () => {
    expect(comments.tuned.length).toBeGreaterThan(200)
    expect(comments.heldOut.length).toBeGreaterThan(100)
    for (const { text } of [...comments.tuned, ...comments.heldOut])
      expect(text.length).toBeLessThanOrEqual(200)
  })

  test('any venue that is submitted to, under review, rejected or withdrawn is none', () => {
    const venue = fc.constantFrom(...wordings.map(([, name]) => name.replace(/ (?:Workshop|Findings)$/, '')))
    const opening = fc.constantFrom(
      'Submitted to',
      'Under review at',
      'Currently under review for',
      'Rejected from',
      'Withdrawn from',
      'In preparation for',
      'To be submitted to',
      'Manuscript submitted to',
    )
    fc.assert(
      fc.property(opening, venue, (before, name) => {
        expect(venueOfComment(`12 pages, 3 figures. ${before} ${name}`)).toBeUndefined()
      }),
    )
  })

  test('a venue that was read is read the same again', () => {
    for (const [, venue] of wordings.filter(([, name]) => / 20\d\d$/.test(name)))
      expect(venueOfComment(`Accepted to ${venue}`)).toBe(venue)
  })

  test('reading a venue never throws, and takes no longer for any long text than for a short one', () => {
    fc.assert(fc.property(fc.string({ maxLength: 300 }), (text) => void venueOfComment(text)))
    for (const part of [
      '(',
      '[',
      '{',
      '"',
      'A ',
      'A, ',
      'a@',
      'Accepted to ',
      'CVPR ',
      'Conference on ',
      '2026 ',
      '. ',
      'twenty first ',
      'A1 ',
      'I ',
      'Workshop at a',
    ]) {
      const started = performance.now()
      venueOfComment(`Accepted to ${part.repeat(100_000 / part.length)}`)
      venueOfReference(part.repeat(100_000 / part.length))
      expect(performance.now() - started).toBeLessThan(500)
    }
  })

  test('a host is no venue, because mail programs would make a link of it', () => {
    expect(venueOfComment('Accepted to Evil.com Journal')).toBeUndefined()
    expect(venueOfComment('Published in Evil.com')).toBeUndefined()
    expect(venueOfReference('Evil.com 12 (2026)')).toBeUndefined()
  })
})

describe('the venue of a reference', () => {
  test.each([
    ['Phys. Rev. D 101 (2020) 012345', 'Phys Rev D 2020'],
    ['Nature 600, 70-74 (2021)', 'Nature 2021'],
    ['Proceedings of the 43rd International Conference on Machine Learning, PMLR 306, 2026', 'ICML 2026'],
    ['IEEE Transactions on Image Processing, vol. 35, pp. 1-12, 2026', 'IEEE TIP 2026'],
    ['Advances in Neural Information Processing Systems 38 (2025)', 'NeurIPS 2025'],
    ['Transactions on Machine Learning Research, 2026', 'TMLR 2026'],
    ['In CVPR 2026', 'CVPR 2026'],
    ['J. Chem. Phys. 152, 124101 (2020)', 'J Chem Phys 2020'],
    ['Information Fusion 120 (2026) 103', 'Information Fusion 2026'],
    ['LIPIcs, Volume 300, ITCS 2026', 'ITCS 2026'],
    [
      'Findings of the Association for Computational Linguistics: EMNLP 2025, pages 1-12',
      'EMNLP 2025 Findings',
    ],
    ['The Journal of Open Source Software 9(100), 2024', 'Journal of Open Source Software 2024'],
    ['Sensors 2026, 26(3), 123', 'Sensors 2026'],
    ['2025 IEEE International Conference on Big Data (BigData), Washington, DC', 'BigData 2025'],
  ])('the venue of %j is %s', (reference, venue) => {
    expect(venueOfReference(reference)).toBe(venue)
  })

  test.each([
    '',
    'Submitted',
    'EPTCS 434, 2025, pp. 1-17',
    'Proceedings of Machine Learning Research 267:1-10, 2025',
    '12-34',
    'Doctoral thesis, University of Bonn, 2024',
    'University of Cambridge 2025',
    'Zenodo 2025',
  ])('the reference %j tells no venue', (reference) => {
    expect(venueOfReference(reference)).toBeUndefined()
  })
})

function isFalse({ text, venue }: Comment): boolean {
  const read = venueOfComment(text)
  return read !== undefined && read !== venue
}
