import { describe, expect, test } from 'vitest'
import { readFeedEntry } from '../../../../shared/http/feed/feed-entry.ts'
import { parseFeed } from '../../../../shared/http/feed/parse-feed.ts'
import { type AFeedEntry, anAtom, anRdf, anRss } from './a-feed.ts'

const base = 'https://journal.example/feeds/all.xml'
const at = Date.parse('2026-11-18T06:00:00Z')
const usual = { title: 'Gardens', link: 'https://journal.example/17', published: '2026-11-18' }

function read(entry: AFeedEntry, feed: typeof anRss = anRss) {
  const parsed = parseFeed(feed([entry]))
  return typeof parsed === 'object' ? readFeedEntry(parsed.entries[0], base, at) : parsed
}
const paper = (part: AFeedEntry, feed?: typeof anRss) => {
  const found = read({ ...usual, ...part }, feed)
  if (typeof found !== 'object') throw new Error(`no paper, but ${found}`)
  return found
}

describe('the key of an entry', () => {
  test.each([
    ['a link to arXiv', { link: 'https://arxiv.org/abs/2611.01234v2' }, '2611.01234'],
    ['arXiv’s own guid', { id: 'oai:arXiv.org:2611.01234v1' }, '2611.01234'],
    ['arXiv’s DOI', { more: '<prism:doi>10.48550/arXiv.2611.01234</prism:doi>' }, '2611.01234'],
    ['a title with an id', { title: 'Gardens. (arXiv:2611.01234v1 [cs.LG])' }, '2611.01234'],
    ['an old id', { link: 'http://arxiv.org/abs/math.GT/0309136' }, 'math/0309136'],
    ['a DOI', { more: '<prism:doi>10.1038/S41586-026-1</prism:doi>' }, 'doi:10.1038/s41586-026-1'],
    [
      'an identifier',
      { more: '<dc:identifier>doi:10.1038/s41586-026-1</dc:identifier>' },
      'doi:10.1038/s41586-026-1',
    ],
    ['a guid that is a DOI', { id: '10.1038/s41586-026-1' }, 'doi:10.1038/s41586-026-1'],
    ['a link to doi.org', { link: 'https://doi.org/10.1038/s41586-026-1' }, 'doi:10.1038/s41586-026-1'],
    [
      'a page of bioRxiv',
      { link: 'https://www.biorxiv.org/content/10.1101/2026.11.17.623456v1?rss=1' },
      'doi:10.1101/2026.11.17.623456',
    ],
  ])('%s names the work', (_, part, id) => {
    expect(paper(part).id).toBe(id)
  })

  test('a bare number is no id of arXiv', () => {
    expect(paper({ id: '2611.01234' }).id).toMatch(/^feed:[\w-]{22}$/)
  })

  test('what a feed calls an entry stays its key, whatever else changes', () => {
    const { id } = paper({ id: 'tag:journal.example,2026:17' })
    expect(id).toMatch(/^feed:[\w-]{22}$/)
    expect(
      paper({ id: 'tag:journal.example,2026:17', title: 'Other', link: 'https://other.example' }).id,
    ).toBe(id)
    expect(paper({ id: 'tag:journal.example,2026:18' }).id).not.toBe(id)
  })

  test('a feed that counts its entries takes no entry of another feed of its host for its own', () => {
    const one = paper({ id: '17', link: 'https://journal.example/gardens/17' })
    const other = paper({ id: '17', link: 'https://journal.example/maps/17' })
    expect(one.id).not.toBe(other.id)
    expect(paper({ id: '18', link: 'https://journal.example/gardens/17' }).id).toBe(one.id)
  })

  test('two feeds that give one address give one key', () => {
    const { id } = paper({})
    for (const link of [
      'http://journal.example/17',
      'https://www.journal.example/17/',
      'https://journal.example/17#top',
      'https://journal.example/17?utm_source=rss&amp;utm_medium=feed',
    ])
      expect(paper({ link }).id, link).toBe(id)
    expect(paper({ id: 'https://journal.example/17' }, anAtom).id).toBe(id)
    expect(paper({ link: 'https://journal.example/17?page=2' }).id).not.toBe(id)
  })

  test('without any name, the title is the key', () => {
    expect(read({ title: 'Gardens of 2026' })).toMatchObject({ id: 'title:gardens of 2026' })
  })
})

describe('the link of an entry', () => {
  test.each([
    ['/17', 'https://journal.example/17'],
    ['17', 'https://journal.example/feeds/17'],
    ['?id=17', 'https://journal.example/feeds/all.xml?id=17'],
    ['//other.example/17', 'https://other.example/17'],
    ['http://journal.example/17', 'http://journal.example/17'],
    [' https://journal.example/17?utm_source=rss&amp;id=1 ', 'https://journal.example/17?id=1'],
  ])('%s leads to %s', (link, address) => {
    expect(paper({ link }).links).toEqual({ abstract: address })
    expect(paper({ link }, anAtom).links).toEqual({ abstract: address })
  })

  test.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'https://user:secret@journal.example/17',
    'ftp://journal.example/17',
    'https://journal.example/a b',
    'https://',
    `https://journal.example/${'a'.repeat(3_000)}`,
  ])('%s leads nowhere', (link) => {
    expect(paper({ link }).links).toEqual({})
  })

  test('a guid that is an address stands for a link that is missing, unless it says that it is none', () => {
    expect(read({ title: 'T', id: 'https://journal.example/17' })).toMatchObject({
      links: { abstract: 'https://journal.example/17' },
    })
    const more = '<guid isPermaLink="false">https://journal.example/17</guid>'
    expect(read({ title: 'T', more })).toMatchObject({ links: {} })
  })

  test('without a page, a DOI leads there; a paper of arXiv leads to arXiv', () => {
    expect(read({ title: 'T', more: '<prism:doi>10.1038/s41586-026-1</prism:doi>' })).toMatchObject({
      links: { abstract: 'https://doi.org/10.1038/s41586-026-1' },
    })
    expect(paper({ link: 'https://arxiv.org/abs/2611.01234v2' }).links).toEqual({
      abstract: 'https://arxiv.org/abs/2611.01234',
      pdf: 'https://arxiv.org/pdf/2611.01234',
    })
  })

  test('of Atom’s links, the alternate one is the page', () => {
    const more =
      '<link rel="self" href="https://journal.example/17.xml"/><link rel="alternate" href="https://journal.example/17"/><link rel="enclosure" href="https://journal.example/17.mp3"/>'
    expect(read({ title: 'T', more }, anAtom)).toMatchObject({
      links: { abstract: 'https://journal.example/17' },
    })
  })

  test('a base of the entry’s own counts, if it is of the web', () => {
    const own = (xmlBase: string) => {
      const xml = anAtom([{ title: 'T', link: '17' }]).replace('<entry>', `<entry xml:base="${xmlBase}">`)
      const parsed = parseFeed(xml)
      const found = typeof parsed === 'object' && readFeedEntry(parsed.entries[0], base, at)
      return typeof found === 'object' && found.links.abstract
    }
    expect(own('https://other.example/papers/')).toBe('https://other.example/papers/17')
    expect(own('javascript:x')).toBeUndefined()
  })
})

describe('the text of an entry', () => {
  test.each([
    [
      '<description><![CDATA[<p>We <b>show</b> that p &lt; .05.</p><img src="x" onerror="y()">]]></description>',
    ],
    ['<description>&lt;p&gt;We &lt;b&gt;show&lt;/b&gt; that p &amp;lt; .05.&lt;/p&gt;</description>'],
    ['<content:encoded><![CDATA[<div>We show that<br/>p &lt; .05.</div>]]></content:encoded>'],
    [
      '<description><![CDATA[We show<script>alert("<p>")</script> that p < .05.<style>p{}</style>]]></description>',
    ],
    ['<description><![CDATA[<!-- hidden --><p>Abstract We show that p &lt; .05.</p>]]></description>'],
  ])('markup in %s becomes text', (more) => {
    expect(paper({ more }).abstract).toBe('We show that p < .05.')
  })

  test('what is no markup stays', () => {
    const more = '<description>Of &lt;projektor&gt; and a&lt;b, 3 &lt; 5</description>'
    expect(paper({ more, title: 'The &lt;T&gt; of &lt;i&gt;E. coli&lt;/i&gt;' })).toMatchObject({
      title: 'The <T> of E. coli',
      abstract: 'Of <projektor> and a<b, 3 < 5',
    })
  })

  test('XHTML becomes text in its order', () => {
    const more =
      '<summary type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>We <i>show</i> that p &lt; .05.</p></div></summary>'
    expect(paper({ more }, anAtom).abstract).toBe('We show that p < .05.')
  })

  test.each([
    [
      '<description><![CDATA[<p>Nature, Published online: 18 November 2026; <a href="https://doi.org/10.1038/x1">doi:10.1038/x1</a></p>We show.]]></description>',
      'We show.',
    ],
    [
      '<description><![CDATA[<p>Publication date: January 2027</p><p><b>Source:</b> Gardens, Volume 1</p><p>Author(s): Jane Doe, Max Roe</p>]]></description>',
      '',
    ],
    ['<description>We show. The post Gardens appeared first on A Journal.</description>', 'We show.'],
    ['<description>Gardens</description>', ''],
  ])('what publishers add to %s is no abstract', (more, abstract) => {
    expect(paper({ more }).abstract).toBe(abstract)
  })

  test('texts are cut to their limits', () => {
    const long = 'word '.repeat(100_000)
    expect(paper({ more: `<description>${long}</description>` }).abstract.length).toBeLessThanOrEqual(10_000)
    expect(read({ ...usual, title: long })).toBeUndefined()
    const categories = Array.from({ length: 10_000 }, (_, place) => `<category>c${place}</category>`).join('')
    expect(paper({ more: categories }).keywords.length).toBeLessThanOrEqual(50)
    const creators = Array.from(
      { length: 10_000 },
      (_, place) => `<dc:creator>Ann B${place}</dc:creator>`,
    ).join('')
    expect(paper({ more: creators }).authors.length).toBeLessThanOrEqual(1_000)
  })

  test.each([{ title: '' }, { title: '<![CDATA[<p></p>]]>' }, {}])(
    'an entry without a title is broken: %j',
    (part) => {
      expect(read({ link: 'https://journal.example/1', ...part })).toBeUndefined()
    },
  )

  test.each([undefined, '', 7, []])('%j is a broken entry', (entry) => {
    expect(readFeedEntry(entry, base, at)).toBeUndefined()
  })
})

describe('the people and categories of an entry', () => {
  test.each([
    ['<dc:creator>Jane Doe</dc:creator><dc:creator>Max Roe</dc:creator>', ['Jane Doe', 'Max Roe']],
    ['<dc:creator>Jane Doe, Max Roe and Ann Poe</dc:creator>', ['Jane Doe', 'Max Roe', 'Ann Poe']],
    ['<dc:creator><![CDATA[Doe, J., Roe, M.]]></dc:creator>', ['J. Doe', 'M. Roe']],
    ['<dc:creator>Doe, J.; Roe, M.</dc:creator>', ['J. Doe', 'M. Roe']],
    ['<author>jane@journal.example (Jane Doe)</author>', ['Jane Doe']],
    ['<author>Jane Doe</author>', ['Jane Doe']],
    ['', []],
  ])('%s names its authors', (more, authors) => {
    expect(paper({ more }).authors).toEqual(authors)
  })

  test('Atom’s authors have names, and addresses that are not shown', () => {
    const more =
      '<author><name>Jane Doe</name><email>jane@journal.example</email></author><author><name>Max Roe</name></author>'
    expect(paper({ more }, anAtom).authors).toEqual(['Jane Doe', 'Max Roe'])
  })

  test('categories are keywords, and of a paper of arXiv its categories', () => {
    const more = '<category>Gardens</category><dc:subject>cs.LG</dc:subject>'
    expect(paper({ more })).toMatchObject({ keywords: ['Gardens', 'cs.LG'], categories: [] })
    expect(paper({ more, link: 'https://arxiv.org/abs/2611.01234' })).toMatchObject({
      keywords: ['Gardens'],
      categories: ['cs.LG'],
    })
    expect(paper({ more: '<category term="Gardens" label="G"/>' }, anAtom).keywords).toEqual(['Gardens'])
  })

  test('RSS 1.0 is read as well', () => {
    const more =
      '<dc:creator>Jane Doe</dc:creator><description>We show.</description><prism:section>Zoology</prism:section>'
    expect(paper({ more }, anRdf)).toMatchObject({
      title: 'Gardens',
      abstract: 'We show.',
      authors: ['Jane Doe'],
      keywords: ['Zoology'],
      publishedAt: at,
    })
  })

  test.each([
    { title: 'Gardens (arXiv:2611.01234v2 [cs.LG] UPDATED)' },
    { title: 'RETRACTED: Gardens' },
    { link: 'https://www.biorxiv.org/content/10.1101/2026.11.17.623456v2?rss=1' },
    { link: 'https://www.medrxiv.org/content/10.1101/2026.11.17.26340001v12.full' },
    { more: '<description>This paper has been withdrawn by the authors.</description>' },
  ])('a revision and a withdrawn paper are no news: %j', (part) => {
    expect(read({ ...usual, ...part })).toBe('left-out')
  })
})
