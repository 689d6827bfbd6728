import { describe, expect, test } from 'vitest'
import { readApiEntry, readFeedEntry } from '../../../../shared/http/arxiv/arxiv-entry.ts'

const names = Array.from({ length: 3_000 }, (_, index) => `Author ${index}`)
const part = {
  id: 'arXiv:2607.00001',
  title: 'T',
  summary: 'arXiv:2607.00001v1 Announce Type: new \nAbstract: S',
}

describe('an entry of arXiv', () => {
  test.each([
    ['feed', readFeedEntry({ ...part, creator: [names.join(', ')] })],
    ['API', readApiEntry({ ...part, author: names.map((name) => ({ name })) })],
  ])('an entry of the %s names the first thousand authors', (_, paper) => {
    expect(paper).toMatchObject({ authors: names.slice(0, 1_000) })
  })

  test('an entry of arXiv keeps fifty categories, and an endless one is cut', () => {
    const category = Array.from({ length: 80 }, (_, index) => ({ '@_term': `a.${index}${'x'.repeat(200)}` }))
    const paper = readFeedEntry({ ...part, category })
    expect(paper).toMatchObject({
      categories: category.slice(0, 50).map((one) => one['@_term'].slice(0, 100)),
    })
  })

  test.each([
    ['an earlier version was withdrawn from ICML', 'paper'],
    ['Withdrawn from ICLR 2026', 'paper'],
    ['This paper has been withdrawn by the author(s)', 'left-out'],
    ['withdrawn due to error', 'left-out'],
    ['Withdrawn', 'left-out'],
    ['This submission has been withdrawn by arXiv administrators', 'left-out'],
  ])('an entry of arXiv with the comment %j is a %s', (comment, expected) => {
    const api = readApiEntry({ ...part, summary: 'S', comment })
    const feed = readFeedEntry({ ...part, comment })
    expect([api, feed].map((entry) => (typeof entry === 'object' ? 'paper' : entry))).toEqual([
      expected,
      expected,
    ])
  })

  test('an entry of arXiv has its code from the comment or the abstract', () => {
    const summary = 'We map gardens. Code is available at gitlab.com/garden/tools/maps.'
    expect(readApiEntry({ ...part, summary })).toMatchObject({
      links: { abstract: 'https://arxiv.org/abs/2607.00001', code: 'https://gitlab.com/garden/tools/maps' },
    })
    expect(
      readApiEntry({ ...part, summary, comment: '9 pages, code: https://github.com/a/b' }),
    ).toMatchObject({
      links: { code: 'https://github.com/a/b' },
    })
    expect(
      readApiEntry({ ...part, summary: 'S', comment: 'see javascript://github.com/%0aalert(1)' }),
    ).toMatchObject({
      links: { pdf: 'https://arxiv.org/pdf/2607.00001' },
    })
  })

  test('the authors of an entry of arXiv are people and groups, in feed and API alike', () => {
    const creator = ['Team Phoenix, :, Ada Beet (A, B), Jo Leek, et al., for the Garden Collaboration']
    const author = ['Team Phoenix', ':', 'Ada Beet', 'Jo Leek', 'et al.', 'for the Garden Collaboration']
    const expected = { authors: ['Team Phoenix', 'Ada Beet', 'Jo Leek'] }
    expect(readFeedEntry({ ...part, creator })).toMatchObject(expected)
    expect(readApiEntry({ ...part, author: author.map((name) => ({ name })) })).toMatchObject(expected)
  })

  test('an entry of arXiv has its venue from the reference, otherwise from the comment', () => {
    const comment = '9 pages. Accepted to CVPR 2026'
    const reference = 'IEEE Transactions on Image Processing, vol. 35, 2026'
    expect(readApiEntry({ ...part, comment })).toMatchObject({ venue: 'CVPR 2026' })
    expect(readApiEntry({ ...part, comment, journal_ref: reference })).toMatchObject({
      venue: 'IEEE TIP 2026',
    })
    expect(readFeedEntry({ ...part, journal_reference: reference })).toMatchObject({ venue: 'IEEE TIP 2026' })
    expect(readApiEntry({ ...part, comment, journal_ref: 'PMLR 306' })).toMatchObject({ venue: 'CVPR 2026' })
    for (const none of ['Submitted to CVPR 2026', '9 pages', ''])
      expect(readApiEntry({ ...part, comment: none })).not.toHaveProperty('venue')
  })

  test('an entry of arXiv’s API has the organisations of its authors, each once, up to three and as far as a card has room', () => {
    const from = (affiliation: unknown) => ({ name: 'Ann Beet', affiliation })
    const read = (...author: unknown[]) => readApiEntry({ ...part, author })
    expect(
      read(from('MIT'), { name: 'Jo Leek' }, from(['MIT', 'Universit\\"at Bonn; Garden Lab'])),
    ).toMatchObject({
      organization: 'MIT; Universität Bonn, Garden Lab',
    })
    expect(read(from({ '#text': 'A &amp; B Labs', '@_x': '1' }))).toMatchObject({
      organization: 'A & B Labs',
    })
    expect(read(...['One', 'Two', 'Three', 'Four'].map(from))).toMatchObject({
      organization: 'One; Two; Three',
    })
    const [long, longer] = [`A${'a'.repeat(80)}`, `B${'b'.repeat(180)}`]
    expect(read(from(long), from(longer), from('MIT'))).toMatchObject({ organization: long })
    expect(read(from(longer), from('MIT'))).toMatchObject({ organization: longer })
    for (const none of ['', '1', 7, null, {}, [''], 'x'.repeat(300)])
      expect(read(from(none))).not.toHaveProperty('organization')
    expect(read(from(null))).toMatchObject({ authors: ['Ann Beet'] })
  })

  test.each([
    ['Ann Beet (Garden Lab, Bonn), Jo Leek (MIT)', 'Garden Lab, Bonn; MIT'],
    [
      'Ann Beet (1), Jo Leek (1 and 2) ((1) University of Bonn (UB), (2) Beet College)',
      'University of Bonn (UB); Beet College',
    ],
    ['Ann Beet (University of Bonn), Jo Leek (University of Bonn)', 'University of Bonn'],
    ['Ann Beet (1,2), Jo Leek (*), Mia (Mi) Chard (equal contribution), Li (李) Ming (IEEE)', undefined],
    ['Ann Beet, Jo Leek', undefined],
    ['Ann Beet (University of Bonn', undefined],
    ['('.repeat(100_000), undefined],
  ])('the creator %j of arXiv’s feed is from %s', (creator, organization) => {
    expect(readFeedEntry({ ...part, creator: [creator] })).toHaveProperty('id')
    const read = readFeedEntry({ ...part, creator: [creator] })
    expect(typeof read === 'object' ? read.organization : read).toBe(organization)
  })
})
