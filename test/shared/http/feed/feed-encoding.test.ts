import { describe, expect, test } from 'vitest'
import { feedText } from '../../../../shared/http/feed/feed-encoding.ts'

const text = (encoding: string) => `<?xml version="1.0" encoding="${encoding}"?><rss>Müller – €</rss>`
const latin = (encoding: string) => Buffer.from(text(encoding).replace(' – €', ''), 'latin1')
const windows = (encoding: string) =>
  Buffer.from(text(encoding).replace('–', '\u0096').replace('€', '\u0080'), 'latin1')

describe('the encoding of a feed', () => {
  test.each([
    ['UTF-8', Buffer.from(text('UTF-8')), 'text/xml; charset=utf-8'],
    ['UTF-8 without any label', Buffer.from('<rss>Müller</rss>'), ''],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${text('UTF-8')}`), ''],
    ['UTF-8 that its declaration calls Latin-1', Buffer.from(text('ISO-8859-1')), 'text/xml'],
    ['UTF-8 that its type calls Latin-1', Buffer.from(text('UTF-8')), 'text/xml; charset=ISO-8859-1'],
    ['Latin-1 by its declaration', latin('ISO-8859-1'), 'application/rss+xml'],
    ['Latin-1 by its type', latin('UTF-8'), 'application/rss+xml; charset="iso-8859-1"'],
    ['Latin-1 that calls itself UTF-8', latin('UTF-8'), 'application/rss+xml'],
    ['Windows-1252 that calls itself Latin-1', windows('ISO-8859-1'), ''],
    ['an unknown label', latin('x-of-nobody'), ''],
    ['UTF-16 with a mark', Buffer.from(`\ufeff${text('UTF-16')}`, 'utf16le'), ''],
    ['UTF-16 without a mark', Buffer.from(text('UTF-16'), 'utf16le'), ''],
    [
      'UTF-16 the other way round',
      Buffer.from(`\ufeff${text('UTF-16')}`, 'utf16le').swap16(),
      'text/xml; charset=utf-8',
    ],
  ])('%s is read', (_, bytes, type) => {
    expect(feedText(bytes, type)).toMatch(/<rss>Müller/)
    expect(feedText(bytes, type)).not.toContain('\ufffd')
  })

  test('quotes and dashes of Windows-1252 are what they look like', () => {
    expect(feedText(windows('ISO-8859-1'), '')).toContain('Müller – €')
  })

  test('other encodings are read by their names', () => {
    const bytes = Buffer.from([0x3c, 0x61, 0x3e, 0xcf, 0xf0, 0xe8])
    expect(feedText(bytes, 'text/xml; charset=windows-1251')).toBe('<a>При')
  })

  test('no bytes are no text', () => {
    expect(feedText(Buffer.from([]), '')).toBe('')
  })
})
