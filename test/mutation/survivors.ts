/** A guard whose absence nobody notices, with the reason why that is right. */
export interface Survivor {
  /** Whom it escapes. What changes no behaviour escapes both. */
  readonly escapes: 'both' | 'tests' | 'simulation'
  readonly file: string
  /** As the hunt prints it. Without these two the reason holds for every guard of the file. */
  readonly was?: string
  readonly becomes?: string
  readonly reason: string
}

export const survivors: readonly Survivor[] = []
