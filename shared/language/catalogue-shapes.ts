import type { AskedLetterName, LetterName } from '../subscriber/letter/letters.ts'
import type { PreferenceName } from '../subscriber/preferences/preferences.ts'

/** The words of a letter, around its one link. */
export interface LetterWords {
  readonly subject: string
  readonly heading: string
  /**
   * The letter's paragraphs. `schedule` and `spoken`, the language, are in words; `topics` are as they were typed;
   * `changes` are sentences about what was changed, for a letter that tells of it.
   */
  readonly body: (
    schedule: string,
    topics: readonly string[],
    spoken: string,
    changes?: readonly string[],
  ) => readonly string[]
  readonly button: string
  /** The text below the button. */
  readonly note: (lifetimeMs: number) => string
  /** The second link, if the letter has one. */
  readonly beside?: BesideWords
  /** When and from which network the request came that the letter asks to confirm. `network` may be empty. */
  readonly asked?: (day: string, network: string) => string
}

/** The words of a second, quieter link. */
export interface BesideWords {
  readonly text: string
  readonly label: string
}

/** The words around a letter's own button in the pages. */
export interface AskWords {
  /** The page with the button. */
  readonly ask: { readonly title: string; readonly body: string; readonly button: string }
  /** The link that leads to that page. */
  readonly offer: string
  /** The text of the page after the button. It is the same for everybody. */
  readonly sent: string
}

/** Words for each letter of the table, under its name. */
export type LetterCatalogue = Readonly<Record<LetterName, LetterWords>> &
  Readonly<Record<AskedLetterName, AskWords>>

/** The words of a preference in the forms. */
export interface PreferenceWords {
  readonly label: string
  /** What is said about an invalid value: “noon” is not an hour. */
  readonly isNone: string
  /** The words for a value that a control offers, from the value's text. */
  readonly option?: (text: string) => string
  readonly hint?: string
  /** Examples of values that can be typed. */
  readonly examples?: readonly string[]
}

/** Words for each preference of the table, under its name. */
export type PreferenceCatalogue = Readonly<Record<PreferenceName, PreferenceWords>>
