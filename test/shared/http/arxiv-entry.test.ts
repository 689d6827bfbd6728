import { describe, expect, test } from 'vitest'
import { readApiEntry, readFeedEntry } from '../../../shared/http/arxiv-entry.ts'

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
})
