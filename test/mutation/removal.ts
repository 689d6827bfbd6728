/** One guard of a source taken away or changed. */
export interface Removal {
  /** From the root of the repository, with slashes. */
  readonly file: string
  readonly line: number
  /** The lines that change, as they are and without the guard. White space is one blank, as everywhere in a list. */
  readonly was: string
  readonly becomes: string
  /** The whole source without the guard. */
  readonly source: string
}
