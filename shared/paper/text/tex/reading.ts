/** A stretch of TeX on its way to plain text. */
export interface Reading {
  readonly text: string
  /** The place of the closing brace of each opening one. */
  readonly closings: ReadonlyMap<number, number>
  /** Are quotation marks escaped? Then `\"a` is not certainly an `ä`. */
  readonly isQuoting: boolean
  readonly isMaths: boolean
  readonly end: number
  /** How many parts this one stands in. */
  readonly depth: number
  /** What was read so far. */
  readonly written: readonly string[]
  readonly at: number
  /** Reads a part of the text by itself. */
  read(from: number, to: number, isMaths: boolean): string
}

/** What stands for a piece of TeX, and the place behind that piece. */
export interface Shown {
  readonly shown: string
  readonly next: number
  /** How many characters before it go, such as the space before a mark of a footnote. */
  readonly takesBack?: number
}

/** Real texts do not nest deeper. What is deeper is read in the next round. */
export const deepest = 12

/** The next characters show as this. */
export function showing(reading: Reading, shown: string, length: number): Shown {
  return { shown, next: reading.at + length }
}

/** The last characters that were written. */
export function tail({ written }: Pick<Reading, 'written'>, length = 1): string {
  let found = ''
  for (let place = written.length - 1; place >= 0 && found.length < length; place--)
    found = `${written[place]}${found}`
  return found.slice(-length)
}

/** How many spaces and ties stand at the end of what was written. */
export function spacesBefore(reading: Reading): number {
  return /[\s~]*$/.exec(tail(reading, 8))?.[0].length ?? 0
}

/** The place behind the spaces at a place. */
export function behindSpaces({ text, end }: Reading, at: number): number {
  let next = at
  while (next < end && text[next] === ' ') next++
  return next
}
