// @module-tag property
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseHuggingFacePapers } from '../../../../shared/http/hugging-face/hugging-face-list.ts'

const daily: unknown = JSON.parse(
  readFileSync(new URL('../../../fixtures/papers/daily-papers.json', import.meta.url), 'utf8'),
)
const entry = (part: object) => ({
  paper: { id: '2607.00001', title: 'T', summary: 'S', authors: [], ...part },
})
const only = (part: object) => parseHuggingFacePapers([entry(part)])?.papers[0]

describe('a Hugging Face list', () => {
  test('a Hugging Face list gives papers as readers see them', () => {
    expect(parseHuggingFacePapers(daily)?.papers[0]).toEqual({
      id: '2607.00001',
      title: 'Small Maps for Large Gardens',
      abstract: 'Gardens are hard to map. We propose a compact map that fits in O(n log n) space.',
      authors: ['Ada Gardener', 'Zoë Plan'],
      links: {
        abstract: 'https://arxiv.org/abs/2607.00001',
        pdf: 'https://arxiv.org/pdf/2607.00001',
        code: 'https://github.com/garden/maps',
        project: 'https://gardens.example.org/maps',
        discussion: 'https://huggingface.co/papers/2607.00001',
      },
      keywords: ['maps', 'gardens'],
      categories: [],
      aiSummary: 'A compact map for gardens.',
      organization: 'The Garden Institute',
      publishedAt: Date.UTC(2026, 5, 30, 17),
      listedAt: Date.UTC(2026, 6, 1),
      signals: { upvotes: 42, comments: 3, stars: 12 },
    })
  })

  test('a Hugging Face list drops and counts broken entries, drops withdrawn papers and keeps the first of one id', () => {
    const list = parseHuggingFacePapers(daily)
    expect(list?.dropped).toBe(3)
    expect(list?.papers.map(({ id }) => id)).toEqual(['2607.00001', '2607.00002', '2607.00003', '2607.00004'])
  })

  test('null, absence and a wrong type of an optional field are the same in a Hugging Face list', () => {
    const [, , nulls] = parseHuggingFacePapers(daily)?.papers ?? []
    expect(nulls?.authors).toEqual(['Nil Null'])
    expect(nulls?.signals).toEqual({})
    expect(nulls && Object.keys(nulls)).not.toContain('aiSummary')
    expect(
      only({ upvotes: 'many', githubStars: -1, ai_keywords: [1, null, 'x'], publishedAt: 'soon' }),
    ).toMatchObject({
      signals: {},
      keywords: ['x'],
    })
    expect(only({ title: '0' })?.title).toBe('0')
  })

  test.each([
    [{ githubRepo: 'owner/name' }, 'https://github.com/owner/name'],
    [{ githubRepo: 'https://github.com/owner/name.git' }, 'https://github.com/owner/name'],
    [{ githubRepo: 'http://www.github.com/owner/name/tree/main?x=1' }, 'https://github.com/owner/name'],
    [{ githubRepo: 'https://evil.example/owner/name' }, undefined],
    [{ githubRepo: 'owner/..' }, undefined],
    [{ githubRepo: 'javascript:alert(1)//x/y' }, undefined],
  ])('a Hugging Face entry with %j has the code at %s', (part, code) => {
    expect(only(part)?.links.code).toBe(code)
  })

  test.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'https://a:b@example.org/',
    '//example.org',
    'x y',
    `https://e.org/${'x'.repeat(2_000)}`,
  ])('a Hugging Face list leaves out the project page %s', (projectPage) => {
    expect(only({ projectPage })?.links).not.toHaveProperty('project')
  })

  test.each([
    ['2106.09685v2', '2106.09685'],
    ['1412.0001', '1412.0001'],
    ['quant-ph/0201082', 'quant-ph/0201082'],
  ])('a Hugging Face list takes the id %s as %s', (id, expected) => {
    expect(only({ id })?.id).toBe(expected)
  })

  test.each([
    ['<b>Bold</b> &amp; bare', '<b>Bold</b> & bare'],
    ['Caf&eacute;&#8217;s &amp;lt;map&amp;gt;', 'Café’s <map>'],
    ['An eﬃcient ﬂow', 'An efficient flow'],
    ['The JosÃ© Maga~na map, donâ€™t', 'The José Magaña map, don’t'],
    ['\u202eback\u202c\u200f ward', 'back ward'],
  ])('a Hugging Face list takes the title %j as the text %j', (title, expected) => {
    expect(only({ title })?.title).toBe(expected)
  })

  test('a Hugging Face list cuts an abstract of 100 KB', () => {
    expect(only({ summary: 'word '.repeat(20_000) })?.abstract.length).toBeLessThanOrEqual(10_000)
  })

  test('a Hugging Face list keeps a thousand authors, fifty keywords and no endless name', () => {
    const names = Array.from({ length: 3_000 }, (_, index) => `Author ${index}`)
    const words = names.map((name) => name.padEnd(300, 'x'))
    expect(only({ authors: names.map((name) => ({ name })) })?.authors).toEqual(names.slice(0, 1_000))
    expect(only({ authors: [{ name: 'x'.repeat(300) }] })?.authors).toEqual(['x'.repeat(200)])
    expect(only({ ai_keywords: words })?.keywords).toEqual(
      words.slice(0, 50).map((word) => word.slice(0, 100)),
    )
    expect(only({ organization: { name: 'x'.repeat(300) } })?.organization).toHaveLength(200)
  })

  test('a Hugging Face list may be empty, or of nulls alone', () => {
    expect(parseHuggingFacePapers([])).toEqual({ papers: [], dropped: 0 })
    expect(parseHuggingFacePapers([null, null])).toEqual({ papers: [], dropped: 2 })
  })

  test.each([null, {}, { error: 'x' }, 'text', 1])('a Hugging Face list is not %j', (json) => {
    expect(parseHuggingFacePapers(json)).toBeUndefined()
  })

  test('reading a Hugging Face list never throws, and accounts for every entry', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.jsonValue(), fc.record({ paper: fc.jsonValue() }), fc.constant(entry({})))),
        (json) => {
          const list = parseHuggingFacePapers(json)
          const good = json.filter((one) => JSON.stringify(one) === JSON.stringify(entry({}))).length
          expect(list?.dropped).toBe(json.length - good)
        },
      ),
    )
  })
})
