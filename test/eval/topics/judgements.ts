import * as z from 'zod/mini'
import type { PaperId } from '../../../shared/paper/paper.ts'
import file from './judgements.json' with { type: 'json' }

/** What somebody who read the papers says of a subject. A paper that is in neither set is not about it. */
export interface Judgement {
  /** How readers write the subject. Each spelling is a topic, and must find the same papers. */
  readonly topics: readonly string[]
  readonly about: ReadonlySet<PaperId>
  /** Neither right nor wrong. */
  readonly partly: ReadonlySet<PaperId>
}

export interface Judgements {
  readonly judged: readonly Judgement[]
  /** Further groups of spellings that must find the same papers. */
  readonly spellings: readonly (readonly string[])[]
  /** Topics whose papers are printed to be read. */
  readonly read: readonly string[]
}

const topics = z.array(z.string()).check(z.minLength(1))
/** arXiv ids with single spaces between them. */
const ids = z.pipe(
  z.string(),
  z.transform((text) => text.split(' ') as PaperId[]),
)
const shape = z.object({
  judged: z.array(z.object({ topics, about: ids, partly: z._default(ids, []) })),
  spellings: z.array(topics.check(z.minLength(2))),
  read: topics,
})

/** The judgements beside this file, with every id as often as it stands there. */
export const writtenJudgements = shape.parse(file)

export const judgements: Judgements = {
  ...writtenJudgements,
  judged: writtenJudgements.judged.map(({ topics, about, partly }) => ({
    topics,
    about: new Set(about),
    partly: new Set(partly),
  })),
}
