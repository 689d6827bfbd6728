import { describe, expect, test } from 'vitest'
import { texts } from '../../../../shared/http/feed/feed-node.ts'
import { parseFeed } from '../../../../shared/http/feed/parse-feed.ts'
import { anAtom, anRdf, anRss } from './a-feed.ts'

const entries = [{ title: '0', link: 'https://journal.example/1' }, { title: 'Two' }]
const titles = (xml: string) => {
  const feed = parseFeed(xml)
  return typeof feed === 'object' ? feed.entries.flatMap((entry) => texts(entry, 'title')) : feed
}

describe('a feed', () => {
  test.each([
    ['RSS 2.0', anRss(entries)],
    ['RSS 1.0', anRdf(entries)],
    ['Atom', anAtom(entries)],
    ['RSS behind an empty line', `\n\n  ${anRss(entries)}`],
    ['RSS without a declaration', anRss(entries).replace(/<\?xml.*?\?>/, '')],
    [
      'RSS 0.91',
      '<rss version="0.91"><channel><item><title>0</title></item><item><title>Two</title></item></channel></rss>',
    ],
    [
      'Atom with prefixes',
      '<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:entry><a:title>0</a:title></a:entry><a:entry><a:title>Two</a:title></a:entry></a:feed>',
    ],
    [
      'RSS with elements of others beside its own',
      anRss(
        entries.map((entry) => ({
          ...entry,
          more: '<media:title>Picture</media:title><atom:title>Other</atom:title>',
        })),
      ),
    ],
  ])('%s is read', (_, xml) => {
    expect(titles(xml)).toEqual(['0', 'Two'])
  })

  test.each([
    '<!DOCTYPE rss [<!ENTITY a "ha">]><rss><channel><item><title>&a;</title></item></channel></rss>',
    `<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "${'&a;'.repeat(10)}"><!ENTITY c "${'&b;'.repeat(10)}">]><rss><channel><title>&c;</title></channel></rss>`,
    '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel/></rss>',
    '<!doctype rss SYSTEM "https://evil.example/a.dtd"><rss><channel/></rss>',
    '<!-- a --><!DOCTYPE rss><rss><channel/></rss>',
    '<!-- <![CDATA[ --><!DOCTYPE rss><rss><channel/></rss><!-- ]]> -->',
    '<rss><channel/></rss><!ENTITY a "b">',
    '<!DOCTYPE html><html><body>Busy</body></html>',
  ])('a feed with a DOCTYPE is refused: %s', (xml) => {
    expect(parseFeed(xml)).toBe('doctype')
  })

  test.each([
    ['tags', '<item><title>T</title></item>'.repeat(65_000)],
    ['tags within one another', '<a>'.repeat(260_000)],
    ['attributes', `<item ${'a="1" '.repeat(260_000)}/>`],
    ['instructions', '<?a ?>'.repeat(260_000)],
    ['stray ampersands', `<item><title>${'&'.repeat(2_500_000)}</title></item>`],
  ])('a feed of more %s than any needs is not parsed', (_, entries) => {
    expect(parseFeed(`<rss><channel>${entries}</channel></rss>`)).toBe('too-much')
  })

  test('a feed of many entries with markup in their texts is read', () => {
    const more = `<description><![CDATA[${'<p class="a">x</p>'.repeat(100)}]]></description>`
    const many = Array.from({ length: 2_000 }, (_, number) => ({ title: `T${number}`, more }))
    expect(titles(anRss(many))).toHaveLength(2_000)
  })

  test('a DOCTYPE that an entry quotes is text', () => {
    const more = '<description><![CDATA[<!DOCTYPE html><p>A page</p>]]></description><!-- <!DOCTYPE x> -->'
    expect(titles(anRss([{ title: 'T', more }]))).toEqual(['T'])
  })

  test('an entity that slips in by an attribute does not grow', () => {
    const bomb = `<!ENTITY a "${'ha'.repeat(1_000)}">`
    const xml = `<rss x="<!--"><!DOCTYPE rss [${bomb}]><channel y="-->"><item><title>&a;</title></item></channel></rss>`
    expect(JSON.stringify(parseFeed(xml) ?? '')).not.toContain('haha')
  })

  test.each([
    '',
    'Rate exceeded.',
    '{"version": "https://jsonfeed.org/version/1.1"}',
    '<html><p>Busy</html>',
    '<rss/>',
    '<rss></rss>',
    '<feed><entry></feed>',
    '<rss><channel><item>',
    '<rss><channel><__proto__>1</__proto__></channel></rss>',
    `<rss><channel>${'<a>'.repeat(10_000)}${'</a>'.repeat(10_000)}</channel></rss>`,
    '<opml><body/></opml>',
    '\u0000\u0001\u0002',
  ])('no feed is read from %s', (xml) => {
    expect(parseFeed(xml)).toBeUndefined()
  })

  test('each entity of XML is decoded once, and any other is left', () => {
    expect(titles(anRss([{ title: '&amp;lt; &#233; &eacute; &undefined; A & B' }]))).toEqual([
      '&lt; é &eacute; &undefined; A & B',
    ])
  })

  test.each([
    ['an open tag', '<category><p>We show<br></category>'],
    ['a tag that was never opened', '</p>'],
    ['a bad attribute', '<description x=1 y="></description>'],
    ['nesting without end', '<a>'.repeat(500)],
    ['an element of a reserved name', '<__proto__>1</__proto__>'],
  ])('an entry with %s costs only itself', (_, more) => {
    for (const feed of [anRss, anRdf, anAtom]) {
      const parsed = parseFeed(feed([{ title: 'One' }, { title: 'Two', more }, { title: 'Three' }]))
      const found = typeof parsed === 'object' ? parsed.entries : []
      expect(found.flatMap((entry) => texts(entry, 'title'))).toEqual(['One', 'Three'])
      expect(found).toHaveLength(3)
    }
  })

  test('a feed that ends within is none, wherever it ends', () => {
    const whole = anRss([{ title: 'One' }, { title: 'Two' }, { title: 'Three' }])
    for (let end = 0; end < whole.length; end += 7) expect(parseFeed(whole.slice(0, end))).toBeUndefined()
  })

  test('XHTML keeps the order of its words', () => {
    const more =
      '<summary type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>We show <b>that</b> a &lt; b.</p></div></summary>'
    const feed = parseFeed(anAtom([{ title: 'T', more }]))
    const [summary = ''] = typeof feed === 'object' ? texts(feed.entries[0], 'summary') : []
    expect(summary).toContain('<p>We show <b>that</b> a &lt; b.</p>')
  })

  test('HTML in the open keeps the order of its words, and breaks nothing', () => {
    const more = '<description><p>We <b>show<br> that</b> a &lt; b & c.</description>'
    const feed = parseFeed(anRss([{ title: 'The <i>E. coli</i> of <em>gardens</em>', more }]))
    const [entry] = typeof feed === 'object' ? feed.entries : []
    expect(texts(entry, 'title', 'description')).toEqual([
      'The <i>E. coli</i> of <em>gardens</em>',
      '<p>We <b>show<br> that</b> a &lt; b &amp; c.',
    ])
  })

  test('text, CDATA sections and comments in one element are one text', () => {
    const title = 'A <![CDATA[<b>B & C</b> &lt;]]> <!-- no --> D &amp; <![CDATA[E]]>'
    expect(titles(anRss([{ title }]))).toEqual(['A <b>B & C</b> &lt;  D & E'])
  })

  test('a text that lost its end costs no other entry', () => {
    const lost = anRss([{ title: 'One' }, { title: 'Two' }, { title: 'Three' }]).replace('Two</title>', 'Two')
    expect(titles(lost)).toEqual(['One', 'Three'])
  })

  test.each([
    ['<!--'],
    ['<![CDATA['],
    ['<![CDATA[]]>'],
    ['<!---->'],
    ['<title type="xhtml">'],
    ['<title type="xhtml"/>'],
    ['<title>'],
    ['<title></title>'],
    ['<item><title>'],
    ['</title>'],
    ['<title '],
    ['<a b="'],
    ['<a b='],
    ['<a '],
    ['&'],
    ['&#'],
    ['<'],
    ['</'],
    ['<?'],
    ['xmlns:a="'],
    [' xmlns:a'],
  ])('a third of a megabyte of %s takes little time', (piece) => {
    const hostile = piece.repeat(Math.ceil(300_000 / piece.length))
    const begin = performance.now()
    parseFeed(hostile)
    parseFeed(anRss([{ title: hostile }]))
    parseFeed(`<rss ${hostile}><channel/></rss>`)
    expect(performance.now() - begin).toBeLessThan(5_000)
  })
})
