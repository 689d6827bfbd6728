import * as z from 'zod/mini'

/** A colour as brands write it. */
export const colourPattern = /^#[0-9a-f]{6}$/i
/**
 * A brand's name: 1 to 40 characters on one line, of which one can be seen. Halves of a character cannot be written in
 * UTF-8, and marks of direction would turn round the words beside the name.
 */
export const brandNamePattern =
  /^(?=.*[^\s\p{Default_Ignorable_Code_Point}])[^\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}\u202a-\u202e\u2066-\u2069]{1,40}$/u

const aColour = 'must be a colour such as #0b5a7a'
const aName = 'must be a name of 1 to 40 characters on one line'
const colours = 'must be colours by their names, such as {"link": "#8a1c5b"}'

const colour = z.string(aColour).check(z.regex(colourPattern, aColour))

/** The colours of one scheme, by their use. */
export interface Colours {
  /** Behind everything. */
  readonly page: string
  /** Behind the text. */
  readonly sheet: string
  readonly ink: string
  /** Text of less importance. */
  readonly muted: string
  /** Links, and the background of buttons. */
  readonly link: string
  /** Text on a button. */
  readonly onLink: string
  readonly line: string
  /** Behind a remark. */
  readonly note: string
  /** Text that says what is wrong; `onBad` is its background. */
  readonly bad: string
  readonly onBad: string
}

export interface Palette {
  readonly light: Colours
  readonly dark: Colours
}

/** The colours of pages and mails unless the stage names others. Contrasts of text are at least 4.5 : 1. */
export const defaultPalette: Palette = {
  light: {
    page: '#f4f2ee',
    sheet: '#ffffff',
    ink: '#1c1b19',
    muted: '#65615a',
    link: '#0b5a7a',
    onLink: '#ffffff',
    line: '#e4e0d8',
    note: '#f6efdc',
    bad: '#a3261b',
    onBad: '#fbeae7',
  },
  dark: {
    page: '#141516',
    sheet: '#1d1f21',
    ink: '#ecebe8',
    muted: '#a5a29b',
    link: '#7cc4e4',
    onLink: '#141516',
    line: '#34373a',
    note: '#3a3424',
    bad: '#ff9d90',
    onBad: '#3a2320',
  },
}

const defaultName = 'Paperwire'

const scheme = z._default(
  z.partial(
    z.strictObject(
      {
        page: colour,
        sheet: colour,
        ink: colour,
        muted: colour,
        link: colour,
        onLink: colour,
        line: colour,
        note: colour,
        bad: colour,
        onBad: colour,
      } satisfies Record<keyof Colours, typeof colour>,
      colours,
    ),
  ),
  {},
)

/** How an operator names and colours the service: `{"name": "Example Digest", "light": {"link": "#8a1c5b"}}`. */
export const brandSchema = z.strictObject(
  {
    name: z._default(z.string(aName).check(z.regex(brandNamePattern, aName)), defaultName),
    light: scheme,
    dark: scheme,
  },
  'must be {"name", "light", "dark"}',
)

export type BrandSettings = z.infer<typeof brandSchema>

/** The service's own name and colours. */
export interface Brand {
  readonly name: string
  readonly palette: Palette
}

/** The brand of some settings. Colours that they leave out are the default ones. */
export function brandOf({ name, light, dark }: BrandSettings): Brand {
  const chosen = {
    light: { ...defaultPalette.light, ...light },
    dark: { ...defaultPalette.dark, ...dark },
  }
  return { name, palette: chosen as Palette }
}

export const defaultBrand: Brand = { name: defaultName, palette: defaultPalette }
