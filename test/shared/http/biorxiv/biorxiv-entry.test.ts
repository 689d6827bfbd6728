import { describe, expect, test } from 'vitest'
import { readPreprint } from '../../../../shared/http/biorxiv/biorxiv-entry.ts'
import { aPreprint } from './a-biorxiv.ts'

const today = '2026-11-18'
const doi = '10.1101/2026.11.17.623456'
const read = (part: Readonly<Record<string, unknown>> = {}, server: 'biorxiv' | 'medrxiv' = 'biorxiv') =>
  readPreprint(aPreprint({ doi, date: '2026-11-17', ...part }), server, today)

describe('an entry of bioRxiv', () => {
  test('an entry of bioRxiv becomes a paper, with its DOI as its key', () => {
    expect(read()).toEqual({
      id: `doi:${doi}`,
      title: 'The Paper 623456',
      abstract: `We show what ${doi} shows.`,
      authors: ['J. Doe', 'M. Roe'],
      links: { abstract: `https://www.biorxiv.org/content/${doi}v1` },
      keywords: ['neuroscience'],
      categories: [],
      organization: 'Example Institute of Gardens',
      publishedAt: Date.parse('2026-11-17T00:00:00Z'),
      signals: {},
    })
  })

  test('an entry of medRxiv leads to medRxiv', () => {
    expect(read({}, 'medrxiv')).toMatchObject({
      links: { abstract: `https://www.medrxiv.org/content/${doi}v1` },
    })
  })

  test.each([
    ['Doe, J.; Roe, M.', ['J. Doe', 'M. Roe']],
    [
      'Doe, Jane A.; van der Berg, Anna; De la Cruz, M. P.',
      ['Jane A. Doe', 'Anna van der Berg', 'M. P. De la Cruz'],
    ],
    ['Doe, J., Jr.; Müller, K.-H.', ['J. Doe Jr.', 'K.-H. Müller']],
    ['The Garden Consortium; Doe, J.', ['The Garden Consortium', 'J. Doe']],
    ['Doe, J.;; ; Roe, M.;', ['J. Doe', 'M. Roe']],
    ['NA', []],
    [null, []],
  ])('the authors %s are named in their own order', (authors, names) => {
    expect(read({ authors })).toMatchObject({ authors: names })
  })

  test.each([2, '2', '17'])('version %j is a revision, and never new', (version) => {
    expect(read({ version })).toBe('left-out')
  })

  test.each([
    { title: 'WITHDRAWN: The Paper' },
    { title: 'RETRACTED: The Paper' },
    { type: 'withdrawn' },
    { abstract: 'The authors have withdrawn this manuscript because of an error in its data.' },
  ])('a withdrawn preprint is left out: %j', (part) => {
    expect(read(part)).toBe('left-out')
  })

  test.each([
    { doi: null },
    { doi: 'none' },
    { doi: '10.1101/<script>' },
    { doi: '10.1101/a b' },
    { title: '' },
    { title: '<p></p>' },
    { title: 'x'.repeat(3_000) },
    { date: 'yesterday' },
    { date: '2026-13-40' },
    { date: '2026-11-19' },
    { version: '0' },
    { version: 'first' },
    { version: null },
  ])('a broken entry is none: %j', (part) => {
    expect(read(part)).toBeUndefined()
  })

  test('what the server does not know is absent', () => {
    const paper = read({
      author_corresponding_institution: 'NA',
      category: null,
      abstract: undefined,
      authors: undefined,
    })
    expect(paper).not.toHaveProperty('organization')
    expect(paper).toMatchObject({ abstract: '', keywords: [], authors: [] })
  })

  test('markup of JATS and HTML becomes text, and what is none stays', () => {
    const abstract =
      '<jats:p>We grow <jats:italic>E. coli</jats:italic> at 10<sup>5</sup> cells, p &lt; 0.05 and n<5.</jats:p><p>CO<sub>2</sub> rises.</p>'
    expect(read({ abstract, title: 'Growth of <i>E. coli</i>' })).toMatchObject({
      title: 'Growth of E. coli',
      abstract: 'We grow E. coli at 10⁵ cells, p < 0.05 and n<5. CO₂ rises.',
    })
  })

  test('the code that the authors name is linked', () => {
    expect(read({ abstract: 'Our code is at https://github.com/doe/garden.' })).toMatchObject({
      links: { code: 'https://github.com/doe/garden' },
    })
  })
})
