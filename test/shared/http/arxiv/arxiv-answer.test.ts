import { describe, expect, test } from 'vitest'
import { readArxivAnswer } from '../../../../shared/http/arxiv/arxiv-answer.ts'
import { readApiEntry, readFeedEntry } from '../../../../shared/http/arxiv/arxiv-entry.ts'

const answer = (text: string) => ({ outcome: 'text' as const, text, type: '', headers: new Headers() })
const inFeed = (...entries: string[]) =>
  readArxivAnswer(answer(`<feed xmlns:a="u">${entries.join('')}</feed>`), readFeedEntry)
const inApi = (entry: string) => readArxivAnswer(answer(`<feed>${entry}</feed>`), readApiEntry)
const entry = (part: { id?: string; title?: string; summary?: string; more?: string } = {}) => {
  const { id = 'oai:arXiv.org:2607.00001v1', title = 'T', summary = 'S', more = '' } = part
  return `<entry><id>${id}</id><title>${title}</title><summary>arXiv:x Announce Type: new \nAbstract: ${summary}</summary>${more}</entry>`
}
const only = (part: Parameters<typeof entry>[0]) => {
  const read = inFeed(entry(part))
  return read.outcome === 'read' ? read.papers[0] : undefined
}

describe('an answer of arXiv', () => {
  test.each([
    ['oai:arXiv.org:2508.13426v1', '2508.13426'],
    ['oai:arXiv.org:1412.0001v12', '1412.0001'],
    ['oai:arXiv.org:quant-ph/0201082v2', 'quant-ph/0201082'],
    ['http://arxiv.org/abs/2104.12255v1', '2104.12255'],
    ['http://arxiv.org/abs/math.GT/0309136v1', 'math/0309136'],
  ])('an answer of arXiv names the paper %s as %s', (id, expected) => {
    expect(only({ id })?.id).toBe(expected)
  })

  test.each([
    ['0', '0'],
    ['00123', '00123'],
    ['1e3', '1e3'],
    ['true', 'true'],
    ['&lt;b&gt;Bold&lt;/b&gt; &amp;amp; &#233;', '<b>Bold</b> & é'],
    ['<![CDATA[<script>x</script>]]>', '<script>x</script>'],
    ['\u202eback\u202c\u200f ward', 'back ward'],
    ['&#x202e;back', 'back'],
    ['two\n   lines', 'two lines'],
  ])('an answer of arXiv has the title %j as the text %j', (title, expected) => {
    expect(only({ title })?.title).toBe(expected)
  })

  test('an abstract of 100 KB is cut, and a paper with a title of 100 KB dropped', () => {
    expect(only({ summary: 'word '.repeat(20_000) })?.abstract.length).toBeLessThanOrEqual(10_000)
    expect(inFeed(entry(), entry({ title: 'word '.repeat(20_000) }))).toMatchObject({ dropped: 1 })
  })

  test.each([
    '<arxiv:comment>This submission has been withdrawn due to an error</arxiv:comment>',
    '<arxiv:comment>12 pages. Withdrawn by arXiv administrators</arxiv:comment>',
  ])('a paper with the comment %s is left out, and is no fault', (more) => {
    expect(inFeed(entry(), entry({ id: 'arXiv:2607.00002', more }))).toMatchObject({
      papers: [{ id: '2607.00001' }],
      dropped: 0,
    })
  })

  test('a paper whose abstract says that it is withdrawn is left out, and one about withdrawing is kept', () => {
    expect(only({ summary: 'This paper has been withdrawn by its author.' })).toBeUndefined()
    expect(only({ summary: 'This paper studies money that was withdrawn.' })?.id).toBe('2607.00001')
  })

  test('the type of an announcement counts before its summary, and an entry of no known type is dropped', () => {
    const typed = (type: string) =>
      inFeed(entry(), entry({ more: `<arxiv:announce_type>${type}</arxiv:announce_type>` }))
    expect(typed('replace')).toMatchObject({ dropped: 0, entries: 2 })
    expect(typed('surprise')).toMatchObject({ dropped: 1 })
    expect(inFeed('<entry><id>2607.00001</id><title>T</title><summary>S</summary></entry>')).toMatchObject({
      outcome: 'failed',
    })
  })

  test('the first of two entries with one id is kept, in whatever versions', () => {
    const twice = inFeed(entry({ title: 'First' }), entry({ id: '2607.00001v2', title: 'Second' }))
    expect(twice).toMatchObject({ papers: [{ title: 'First' }], dropped: 0, entries: 2 })
  })

  test('the primary category comes first, even if it is named later', () => {
    const read = inApi(
      `<entry><id>2607.00001</id><title>T</title><summary>S</summary><category term="a.A"/><category term="b.B"/>
       <category/><primary_category term="b.B"/><author><name>N</name></author><author/></entry>`,
    )
    expect(read).toMatchObject({ papers: [{ categories: ['b.B', 'a.A'], authors: ['N'] }] })
  })

  test('a feed of 2,000 entries is read', () => {
    const entries = Array.from({ length: 2_000 }, (_, index) =>
      entry({
        id: `oai:arXiv.org:2607.${String(index + 1).padStart(5, '0')}v1`,
        summary: 'We show &amp; prove &lt; things. '.repeat(30),
      }),
    )
    const read = inFeed(...entries)
    expect(read.outcome === 'read' && read.papers).toHaveLength(2_000)
    expect(read).toMatchObject({ dropped: 0, entries: 2_000 })
  })
})
