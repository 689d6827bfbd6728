import type { TextLimits } from './capped-texts.ts'

// A stored paper must stay below DynamoDB's 400 KB, where a character takes up to three bytes.

/** No abstract on arXiv is longer: its limit is 1,920 characters. Any text beyond is cut off. */
export const longestAbstract = 10_000

/** An entry with a longer title is broken. */
export const longestTitle = 2_000

/** No name of a person or an organization is longer. */
export const longestName = 200

/** Of the few papers by more than a thousand people, the first thousand are named. */
export const authorLimits: TextLimits = { most: 1_000, longest: longestName, total: 60_000 }

/** The limits for keywords, and also for categories. */
export const keywordLimits: TextLimits = { most: 50, longest: 100, total: 5_000 }
