import type { TopicWord } from './typed-words.ts'

/** Terms of an index that stand one right after the other. */
export type Phrase = readonly string[]

/** One of a pattern's words. */
export interface Slot extends TopicWord {
  readonly typed: readonly number[]
}

/** Some of a pattern's words: from this one, up to but without that one. */
export interface Place {
  readonly from: number
  readonly to: number
}

/** A way in which papers write one or several of a pattern's words. */
export interface Wording extends Place {
  /** Any of these: terms of the index that stand one right after the other. */
  readonly phrases: readonly Phrase[]
  /** Are its phrases those of every topic that has the word? Then an index remembers where they stand. */
  readonly isOfWord?: boolean
  /** Does it leave a word out? Then it has to be more than mentioned. */
  readonly isPart?: boolean
  /** Does it count only where a hyphen makes a compound of it? */
  readonly isCompound?: boolean
  /** Letters count only where the paper does not itself say that they mean something else. */
  readonly acronym?: { readonly short: string; readonly meaning: string }
}
