/** The fields that topics search, the weightiest first. */
export const topicFields = ['title', 'keywords', 'abstract'] as const
export type TopicField = (typeof topicFields)[number]

export const fieldWeights = { title: 3, keywords: 2, abstract: 1 }

/** So many words of a field have a place of their own. Those behind them are not searched. */
export const wordsPerField = 2 ** 16

/**
 * Where in a paper a term stands, as one number: its field, its first word and how many words it takes. A larger
 * span begins later, or in a less weighty field.
 */
export const spanOf = (start: number, length: number): number => (start << 4) | length
// Shifts and masks, not divisions: a search asks each span several times.
export const startOf = (span: number): number => span >> 4
export const lengthOf = (span: number): number => span & 15

/** The sentences of an abstract that tell what the authors did count as its field, the others as one behind all. */
export const startIn = (field: number, position: number): number => field * wordsPerField + position
/** As its place in `topicFields`. */
export const fieldOf = (start: number): number => Math.min(start >> 16, topicFields.length - 1)
/** Is it in a sentence that tells what the authors did? */
export const isTold = (start: number): boolean => start >> 16 < topicFields.length
