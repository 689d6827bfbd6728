import { describe, expect, test } from 'vitest'
import { feedLabel, parseFeedAddress } from '../../../../shared/http/feed/feed-address.ts'

describe('the address of a feed', () => {
  test.each([
    ['https://journal.example/feed.xml', 'https://journal.example/feed.xml'],
    ['https://Journal.Example', 'https://journal.example/'],
    ['https://journal.example./feed#top', 'https://journal.example/feed'],
    ['https://journal.example:443/feed', 'https://journal.example/feed'],
    ['https://bücher.example/feed', 'https://xn--bcher-kva.example/feed'],
    ['https://journal.example/feed?key=1&x=2', 'https://journal.example/feed?key=1&x=2'],
    [
      'https://connect.biorxiv.org/biorxiv_xml.php?subject=all',
      'https://connect.biorxiv.org/biorxiv_xml.php?subject=all',
    ],
    ['https://myarxiv.org.example/feed', 'https://myarxiv.org.example/feed'],
  ])('%s may be named', (text, url) => {
    expect(parseFeedAddress(text)).toEqual({ ok: true, url })
  })

  test.each([
    '',
    'journal.example/feed.xml',
    'http://journal.example/feed.xml',
    'feed://journal.example/feed.xml',
    'file:///etc/passwd',
    'data:text/xml,<rss/>',
    'https://journal.example/a feed',
    'https://journal.example\\@evil.example/',
    'https:///feed',
    `https://journal.example/${'a'.repeat(300)}`,
    'https://journal.example:8443/feed',
    'https://user@journal.example/feed',
    'https://user:secret@journal.example/feed',
  ])('%s may not be named', (text) => {
    expect(parseFeedAddress(text)).toMatchObject({ ok: false })
  })

  test.each([
    'https://localhost/feed',
    'https://LOCALHOST./feed',
    'https://feeds.localhost/',
    'https://intranet/feed',
    'https://router.local/feed',
    'https://wiki.corp/feed',
    'https://nas.lan/feed',
    'https://box.home.arpa/feed',
    'https://metadata.google.internal/computeMetadata/v1/',
    'https://instance-data/latest',
    'https://127.0.0.1/feed',
    'https://127.1/feed',
    'https://2130706433/feed',
    'https://0x7f.0.0.1/feed',
    'https://0177.0.0.1/feed',
    'https://0/feed',
    'https://10.0.0.7/feed',
    'https://169.254.169.254/latest/meta-data/',
    'https://0xa9fea9fe/latest/',
    'https://１２７.０.０.１/feed',
    'https://[::1]/feed',
    'https://[::ffff:169.254.169.254]/feed',
    'https://[fd00:ec2::254]/latest',
    'https://8.8.8.8/feed',
  ])('%s is none of the open web', (text) => {
    expect(parseFeedAddress(text)).toMatchObject({ ok: false, problem: expect.stringContaining('open web') })
  })

  test.each(['https://rss.arxiv.org/rss/cs.AI', 'https://export.arxiv.org/rss/cs', 'https://arxiv.org/'])(
    '%s is asked by its categories',
    (text) => {
      expect(parseFeedAddress(text)).toMatchObject({ problem: expect.stringContaining('arxivCategories') })
    },
  )

  test('no refusal and no label tells a password or a key', () => {
    for (const text of [
      'https://user:secret@journal.example/feed',
      'https://user:secret@localhost/feed',
      'https://user:secret/secret@journal.example/feed',
      'https://secret@localhost/feed',
      'user:secret@journal.example/feed',
      'secret@journal.example/feed',
      'http://user:secret@journal.example/feed?key=secret',
      'https://journal.example:8443/feed?key=secret#secret',
      'https://127.0.0.1/feed?key=secret',
    ])
      expect(JSON.stringify(parseFeedAddress(text)), text).not.toContain('secret')
    expect(feedLabel('https://journal.example/feed?key=secret')).toBe('journal.example/feed')
    expect(feedLabel('https://journal.example/?key=secret')).toBe('journal.example')
  })
})
