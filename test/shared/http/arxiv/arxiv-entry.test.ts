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
})
