import { describe, expect, test } from 'vitest'
import { parseAtom } from '../../../shared/http/atom.ts'

describe('an Atom feed', () => {
  test.each([
    ['<feed/>', '', 0],
    ['<feed></feed>', '', 0],
    ['<feed><title/></feed>', '', 0],
    ['<feed><title type="text">T</title><entry/></feed>', 'T', 1],
    ['\ufeff<?xml version="1.0"?><a:feed xmlns:a="u"><a:title>0</a:title><a:entry/></a:feed>', '0', 1],
  ])('an Atom feed is read from %s', (xml, title, count) => {
    const feed = parseAtom(xml)
    expect(feed).toMatchObject({ title })
    expect(typeof feed === 'object' && feed.entries).toHaveLength(count)
  })

  test.each([
    '<!DOCTYPE html><html></html>',
    `<!DOCTYPE feed [<!ENTITY a "ha"><!ENTITY b "${'&a;'.repeat(10)}"><!ENTITY c "${'&b;'.repeat(10)}">]>
     <feed><title>&c;</title></feed>`,
    '<?xml version="1.0"?><!DOCTYPE feed [<!ENTITY x SYSTEM "file:///etc/passwd">]><feed><title>&x;</title></feed>',
    '<!doctype feed SYSTEM "https://evil.example/feed.dtd"><feed/>',
    '<feed><! DOCTYPE feed></feed>',
    '<feed><title>&a;</title><!ENTITY a "ha"></feed>',
  ])('an Atom feed is refused with the DOCTYPE in %s', (xml) => {
    expect(parseAtom(xml)).toBe('doctype')
  })

  test.each([
    '',
    'Rate exceeded.',
    '{"a":1}',
    '<html><p>Busy</html>',
    '<rss></rss>',
    '<feed>',
    '<feed><entry></feed>',
    '<feed><__proto__>1</__proto__></feed>',
    `<feed>${'<a>'.repeat(10_000)}${'</a>'.repeat(10_000)}</feed>`,
  ])('an Atom feed is not read from %s', (xml) => {
    expect(parseAtom(xml)).toBeUndefined()
  })

  test('each entity of an Atom feed is decoded once, and an undefined one is left', () => {
    const title = (text: string) => {
      const feed = parseAtom(`<feed><title>${text}</title></feed>`)
      return typeof feed === 'object' && feed.title
    }
    expect(title('&amp;lt; &#233; &#x2019;')).toBe('&lt; é ’')
    expect(title('&undefined;')).toBe('&undefined;')
    expect(title('&amp;'.repeat(200_000))).toBe('&'.repeat(200_000))
  })
})
