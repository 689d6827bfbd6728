import * as z from 'zod/mini'

export const summarySchema = z.object({ text: z.string(), by: z.enum(['authors', 'ai']) })

/** One line about a paper: a sentence of its abstract, or a model's words. */
export type Summary = Readonly<z.infer<typeof summarySchema>>
