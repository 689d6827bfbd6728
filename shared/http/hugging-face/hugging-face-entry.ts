import * as z from 'zod/mini'
import { codeLink, findCodeLink, repositoryLink } from '../../paper/code-link.ts'
import type { Paper, PaperId, PaperLinks, Signals } from '../../paper/paper.ts'
import { arxivLinks, parsePaperId } from '../../paper/paper-id.ts'
import { withoutMarkdown } from '../../paper/text/markdown.ts'
import { plainText } from '../../paper/text/plain-text.ts'
import { pageLink } from '../../paper/web-link.ts'
import type { EpochMs } from '../../time/clock.ts'
import { authorNames } from '../author-names.ts'
import { cappedTexts } from '../capped-texts.ts'
import { keywordLimits, longestAbstract, longestName, longestTitle } from '../text-limits.ts'
import { isWithdrawnAbstract } from '../withdrawal.ts'

/** A field of a wrong type is the same as one that is absent or null: it never costs the paper. */
function optional<T extends z.ZodMiniType>(schema: T) {
  return z.catch(z.nullish(schema), undefined)
}

const text = z.string()
const count = z.number().check(z.nonnegative())

/** The used fields of a paper. Each may stand in the paper itself or in the entry around it. */
const fieldsSchema = z.object({
  id: optional(text),
  title: optional(text),
  summary: optional(text),
  authors: optional(z.array(z.unknown())),
  publishedAt: optional(text),
  submittedOnDailyAt: optional(text),
  upvotes: optional(count),
  numComments: optional(count),
  ai_summary: optional(text),
  ai_keywords: optional(z.array(z.unknown())),
  githubRepo: optional(text),
  githubStars: optional(count),
  projectPage: optional(text),
  organization: optional(z.object({ name: optional(text), fullname: optional(text) })),
  withdrawnAt: z.optional(z.unknown()),
})
type Fields = z.infer<typeof fieldsSchema>
const authorSchema = z.object({ name: text, hidden: optional(z.boolean()) })

/**
 * The paper of an entry, `withdrawn` if it must not be mailed, or undefined if no level of the entry has an
 * id of arXiv, or none has a title. An entry without a summary is a paper without an abstract.
 */
export function readHuggingFaceEntry(json: unknown): Paper | 'withdrawn' | undefined {
  const levels = levelsOf(json)
  const id = first(levels, (level) => parsePaperId(level.id ?? ''))
  const title = firstText(levels, ({ title }) => (title && title.length <= longestTitle ? title : ''))
  if (!id || title === undefined) return undefined
  const abstract = firstText(levels, ({ summary }) => summary?.slice(0, longestAbstract)) ?? ''
  if (levels.some(({ withdrawnAt }) => withdrawnAt) || isWithdrawnAbstract(abstract)) return 'withdrawn'
  return {
    id,
    title,
    abstract,
    authors: authorNames(first(levels, names) ?? []),
    links: links(id, levels, abstract),
    keywords: first(levels, keywords) ?? [],
    categories: [],
    ...known('aiSummary', firstText(levels, aiSummary)),
    ...known('organization', firstText(levels, organization)),
    ...known('publishedAt', instant(levels[0]?.publishedAt)),
    ...known(
      'listedAt',
      first(levels, (level) => instant(level.submittedOnDailyAt)),
    ),
    signals: signals(levels),
  }
}

/**
 * The paper itself and the entry around it, in order of authority. A paper may also come without an entry
 * around it. The entry's own `publishedAt` is not used: it is a local time that looks like UTC.
 */
function levelsOf(json: unknown): Fields[] {
  const wrapped = z.object({ paper: z.record(z.string(), z.unknown()) }).safeParse(json).data
  return (wrapped ? [wrapped.paper, json] : [json]).flatMap(
    (level) => fieldsSchema.safeParse(level).data ?? [],
  )
}

/** What the first level that has it gives. */
function first<T>(levels: readonly Fields[], find: (level: Fields) => T | null | undefined): T | undefined {
  for (const level of levels) {
    const found = find(level)
    if (found !== undefined && found !== null) return found
  }
  return undefined
}

/** The first text that a reader could see. */
function firstText(
  levels: readonly Fields[],
  find: (level: Fields) => string | null | undefined,
): string | undefined {
  return first(levels, (level) => plainText(find(level) ?? '') || undefined)
}

function names({ authors }: Fields): string[] | undefined {
  const found = (authors ?? []).flatMap((author) => {
    const { name, hidden } = authorSchema.safeParse(author).data ?? {}
    return name === undefined || hidden ? [] : [name]
  })
  return found.length > 0 ? found : undefined
}

function keywords({ ai_keywords }: Fields): string[] | undefined {
  const words = (ai_keywords ?? []).filter((word) => typeof word === 'string')
  const shown = [...new Set(cappedTexts(words, keywordLimits))]
  return shown.length > 0 ? shown : undefined
}

/** The model writes Markdown. */
function aiSummary({ ai_summary }: Fields): string {
  return withoutMarkdown(ai_summary?.slice(0, longestAbstract) ?? '')
}

function organization({ organization }: Fields): string | undefined {
  return [organization?.fullname, organization?.name]
    .map((name) => name?.slice(0, longestName) ?? '')
    .find((name) => plainText(name) !== '')
}

function links(id: PaperId, levels: readonly Fields[], abstract: string): PaperLinks {
  const page = first(levels, ({ projectPage }) => pageLink(projectPage ?? ''))
  const pageOfCode = codeLink(page ?? '')
  const code =
    first(levels, ({ githubRepo }) => repositoryLink(githubRepo ?? '')) ??
    pageOfCode ??
    findCodeLink(abstract)
  // A demo on Hugging Face is both. A repository twice would be one link too many.
  const isSame = pageOfCode !== undefined && pageOfCode === code && !pageOfCode.includes('huggingface.co')
  const project = isSame ? undefined : page
  return {
    ...arxivLinks(id),
    ...known('code', code),
    ...known('project', project),
    discussion: `https://huggingface.co/papers/${id}`,
  }
}

function signals(levels: readonly Fields[]): Signals {
  return {
    ...known(
      'upvotes',
      first(levels, ({ upvotes }) => upvotes),
    ),
    ...known(
      'comments',
      first(levels, ({ numComments }) => numComments),
    ),
    ...known(
      'stars',
      first(levels, ({ githubStars }) => githubStars),
    ),
  }
}

function known<K extends string, V>(key: K, value: V | undefined): { [key in K]?: V } {
  return value === undefined ? {} : ({ [key]: value } as { [key in K]?: V })
}

function instant(iso: string | null | undefined): EpochMs | undefined {
  const at = Date.parse(iso ?? '')
  return Number.isNaN(at) ? undefined : at
}
