/** No abstract on arXiv is longer (its limit is 1,920 characters); anything beyond is not one. */
export const longestAbstract = 10_000

/** An entry with a longer title is broken. */
export const longestTitle = 2_000
