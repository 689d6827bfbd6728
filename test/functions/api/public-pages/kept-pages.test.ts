import { gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { keptPages } from '../../../../functions/api/public-pages/kept-pages.ts'

const roomy = { pages: 10, bytes: 10_000 }

function counted(limits = roomy) {
  const kept = keptPages(limits)
  const rendered: string[] = []
  return {
    ...kept,
    rendered,
    ask: async (name: string, version = '1', text = `${name} ${version}`) => {
      const page = await kept.page(name, version, async () => {
        rendered.push(`${name} ${version}`)
        return text
      })
      return new TextDecoder().decode(page.plain)
    },
  }
}

describe('kept pages', () => {
  test('a page is rendered once for a version, and again for another one', async () => {
    const { ask, rendered } = counted()
    expect([await ask('home'), await ask('home'), await ask('home', '2')]).toEqual([
      'home 1',
      'home 1',
      'home 2',
    ])
    expect(rendered).toEqual(['home 1', 'home 2'])
  })

  test('a new version takes the place of the old one, so a page of each quarter of an hour does not pile up', async () => {
    const { ask, size } = counted()
    for (let window = 0; window < 1_000; window++) await ask('home', String(window), 'x'.repeat(100))
    expect(size()).toEqual({ pages: 1, bytes: 100 })
  })

  test('those who ask together share one rendering', async () => {
    const { ask, rendered } = counted()
    await Promise.all(Array.from({ length: 200 }, () => ask('home')))
    expect(rendered).toEqual(['home 1'])
  })

  test('a rendering that fails is told to those who wait for it, and is tried again by the next', async () => {
    const { page, ask, size } = counted()
    const failing = () => page('home', '1', () => Promise.reject(new Error('no words')))
    await expect(Promise.all([failing(), failing()])).rejects.toThrow('no words')
    expect(size()).toEqual({ pages: 0, bytes: 0 })
    expect(await ask('home')).toBe('home 1')
  })

  test('a rendering that fails late does not take away the page that came after it', async () => {
    const { page, ask, rendered } = counted()
    let fail = (_: Error): void => {}
    const late = page('home', '1', () => new Promise((_, reject) => (fail = reject)))
    await ask('home', '2')
    fail(new Error('no words'))
    await expect(late).rejects.toThrow('no words')
    await ask('home', '2')
    expect(rendered).toEqual(['home 2'])
  })

  test('the page that nobody asked for the longest goes first', async () => {
    const { ask, rendered } = counted({ pages: 2, bytes: 10_000 })
    for (const name of ['a', 'b', 'a', 'c', 'a', 'b']) await ask(name)
    expect(rendered).toEqual(['a 1', 'b 1', 'c 1', 'b 1'])
  })

  test('plain and packed bytes together stay below the limit, and a page beyond it is answered all the same', async () => {
    const { page, size } = counted({ pages: 100, bytes: 2_500 })
    const noise = Array.from({ length: 1_000 }, (_, n) => String.fromCharCode(33 + ((n * n * 31) % 90))).join(
      '',
    )
    for (let n = 0; n < 20; n++) {
      const { plain, packed } = await page(`page ${n}`, '1', async () => noise)
      expect(gunzipSync(packed()).equals(plain)).toBe(true)
      expect(size().bytes).toBeLessThanOrEqual(2_500)
      expect(size().pages).toBeGreaterThan(0)
    }
    const { plain } = await page('huge', '1', async () => 'x'.repeat(3_000))
    expect(plain.byteLength).toBe(3_000)
    expect(size()).toEqual({ pages: 0, bytes: 0 })
  })

  test('a tag is that of the text', async () => {
    const { page } = counted()
    const tag = async (name: string, text: string) => (await page(name, '1', async () => text)).tag
    expect(await tag('a', 'text')).toBe(await tag('b', 'text'))
    expect(await tag('c', 'texts')).not.toBe(await tag('b', 'text'))
    expect(await tag('d', 'text')).toMatch(/^W\/"[\w-]{22}"$/)
  })
})
