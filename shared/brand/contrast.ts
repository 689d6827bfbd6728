import type { Colours, Palette } from './brand.ts'

/** The contrast that WCAG 2.2 §1.4.3 requires of text. */
const leastContrast = 4.5

/** The pairs of text and background that occur. */
const texts = [
  ['ink', 'page'],
  ['ink', 'sheet'],
  ['ink', 'note'],
  ['muted', 'page'],
  ['muted', 'sheet'],
  ['link', 'sheet'],
  ['onLink', 'link'],
  ['bad', 'onBad'],
  ['bad', 'sheet'],
] as const satisfies readonly (readonly [keyof Colours, keyof Colours])[]

/** A sentence for each pair of a palette that some readers could not read. */
export function faintTexts(palette: Palette): string[] {
  return (['light', 'dark'] as const).flatMap((scheme) =>
    texts.flatMap(([text, ground]) => {
      const colours = palette[scheme]
      const contrast = contrastOf(colours[text], colours[ground])
      if (contrast >= leastContrast) return []
      const shown = `${text} ${colours[text]} on ${ground} ${colours[ground]}`
      return [`${scheme}: ${shown} has a contrast of ${contrast.toFixed(1)}, needs ${leastContrast}`]
    }),
  )
}

/** The contrast of two colours `#rrggbb`, 1 to 21, by WCAG 2.2. */
export function contrastOf(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (lighter + 0.05) / (darker + 0.05)
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
