import { describe, expect, test } from 'vitest'
import { brandOf, brandSchema, defaultBrand, defaultPalette } from '../../../shared/brand/brand.ts'
import { contrastOf, faintTexts } from '../../../shared/brand/contrast.ts'

describe('a brand', () => {
  test('a brand without settings is Paperwire’s own', () => {
    expect(brandOf(brandSchema.parse({}))).toEqual(defaultBrand)
  })

  test('a brand changes the settings that it names and keeps the rest', () => {
    const brand = brandOf(brandSchema.parse({ name: 'Example Digest', dark: { link: '#f0a6cf' } }))
    expect(brand.name).toBe('Example Digest')
    expect(brand.palette).toEqual({
      light: defaultPalette.light,
      dark: { ...defaultPalette.dark, link: '#f0a6cf' },
    })
  })

  test.each([
    { name: '' },
    { name: 'two\nlines' },
    { name: 'two\u2028lines' },
    { name: 'two\u2029lines' },
    { name: 'a lone \ud83d surrogate' },
    { name: '\udcdd' },
    { name: '\udcdd\ud83d' },
    { name: 'turned \u202edaeh rouy' },
    { name: 'set apart \u2067so' },
    { name: 'no character \uffff' },
    { name: '  ' },
    { name: '\u200b\u3164' },
    { name: '𝒳'.repeat(41) },
    { light: { link: 'red' } },
    { light: { glow: '#ffffff' } },
  ])('the brand %j is refused', (settings) => {
    expect(brandSchema.safeParse(settings).success).toBe(false)
  })

  test.each([
    'Papers & Co.',
    'Zeitung für Ärzte',
    '論文だより',
    'روزنامه‌ی ما',
    '📰 Daily',
    '👩‍🔬 Lab',
    '𝒳'.repeat(40),
  ])('the name “%s” is a brand', (name) => {
    expect(brandSchema.safeParse({ name }).success).toBe(true)
  })
})

describe('the contrast', () => {
  test('the contrast of black and white is 21, of a colour and itself 1, whichever is the background', () => {
    expect(contrastOf('#000000', '#ffffff')).toBeCloseTo(21, 5)
    expect(contrastOf('#ffffff', '#000000')).toBeCloseTo(21, 5)
    expect(contrastOf('#0b5a7a', '#0b5a7a')).toBe(1)
  })

  test('the contrast of every text in the default colours is high enough', () => {
    expect(faintTexts(defaultPalette)).toEqual([])
  })

  test('a contrast that is too low is reported with both colours', () => {
    const light = { ...defaultPalette.light, muted: '#b0b0b0' }
    expect(faintTexts({ ...defaultPalette, light })).toEqual([
      'light: muted #b0b0b0 on page #f4f2ee has a contrast of 1.9, needs 4.5',
      'light: muted #b0b0b0 on sheet #ffffff has a contrast of 2.2, needs 4.5',
    ])
  })
})
