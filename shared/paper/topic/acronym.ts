import * as z from 'zod/mini'

/** The shape of a stored acronym. */
export const acronymSchema = z.object({
  /** As papers write it most: `RAG`. */
  short: z.string(),
  /** As papers write it most: `retrieval-augmented generation`. */
  long: z.string(),
  /** How many papers say so lately; see `learnAcronyms`. */
  weight: z.number(),
})

/** What letters stand for, as independent papers agree. */
export type Acronym = Readonly<z.infer<typeof acronymSchema>>

/** What an edition knows that was published before acronyms were kept. */
export const noAcronyms: readonly Acronym[] = []
