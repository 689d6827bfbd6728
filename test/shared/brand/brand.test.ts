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
    { light: { link: 'red' } },
    { light: { glow: '#ffffff' } },
  ])('the brand %j is refused', (settings) => {
    expect(brandSchema.safeParse(settings).success).toBe(false)
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
