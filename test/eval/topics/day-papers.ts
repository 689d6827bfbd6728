import { readFileSync } from 'node:fs'
import * as z from 'zod/mini'
import { readApiEntry } from '../../../shared/http/arxiv/arxiv-entry.ts'
import type { Paper } from '../../../shared/paper/paper.ts'

const shape = z.array(
  z.object({
    id: z.string(),
    title: z.string(),
    abstract: z.string(),
    authors: z.array(z.string()),
    categories: z.array(z.string()),
    comment: z.optional(z.nullable(z.string())),
  }),
)

/** The papers of a day in a file, as Paperwire reads them from arXiv: withdrawn ones are left out. */
export function dayPapers(path: string): Paper[] {
  const day = shape.safeParse(json(path))
  if (!day.success)
    throw new Error(`"${path}" has to be [{"id", "title", "abstract", "authors", "categories"}, …].`)
  return day.data.flatMap(({ id, title, abstract, authors, categories, comment }) => {
    const read = readApiEntry({
      id: `http://arxiv.org/abs/${id}`,
      title,
      summary: abstract,
      comment,
      author: authors.map((name) => ({ name })),
      category: categories.map((term) => ({ '@_term': term })),
    })
    return typeof read === 'object' ? [read] : []
  })
}

function json(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch (fault) {
    throw new Error(`"${path}" cannot be read as JSON.`, { cause: fault })
  }
}
