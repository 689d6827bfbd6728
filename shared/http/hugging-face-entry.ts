import * as z from 'zod/mini'
import type { Paper, PaperLinks, Signals } from '../paper/paper.ts'
import { arxivLinks, parsePaperId } from '../paper/paper-id.ts'
import { plainText } from '../paper/plain-text.ts'
import { githubLink, webLink } from '../paper/web-link.ts'
import type { EpochMs } from '../time/clock.ts'
import { cappedTexts } from './capped-texts.ts'
import { authorLimits, keywordLimits, longestAbstract, longestName, longestTitle } from './text-limits.ts'

/**
 * A field that may be absent, null or of a wrong type: a field that only adds to a paper never costs the
 * paper.
 */
function optional<T extends z.ZodMiniType>(schema: T) {
  return z.catch(z.nullish(schema), undefined)
}

const text = z.string()
const count = z.number().check(z.nonnegative())

/**
 * The used fields of an entry in a Hugging Face paper list. The outer `publishedAt` is not used: it is a
 * local time that looks like UTC.
 */
const entrySchema = z.object({
  paper: z.object({
    id: text,
    title: text.check(z.maxLength(longestTitle)),
    summary: text,
    authors: optional(z.array(z.unknown())),
    publishedAt: optional(text),
    submittedOnDailyAt: optional(text),
    upvotes: optional(count),
    ai_summary: optional(text),
    ai_keywords: optional(z.array(z.unknown())),
    githubRepo: optional(text),
    githubStars: optional(count),
    projectPage: optional(text),
    organization: optional(z.object({ name: optional(text), fullname: optional(text) })),
    withdrawnAt: z.optional(z.unknown()),
  }),
  numComments: optional(count),
})
const authorSchema = z.object({ name: text, hidden: optional(z.boolean()) })

type Entry = z.infer<typeof entrySchema>

/** The paper of an entry, `withdrawn` if it must not be mailed, or undefined if the entry is broken. */
export function readHuggingFaceEntry(json: unknown): Paper | 'withdrawn' | undefined {
  const entry = entrySchema.safeParse(json).data
  if (!entry) return undefined
  const id = parsePaperId(entry.paper.id)
  const title = plainText(entry.paper.title)
  if (!id || title === '') return undefined
  if (entry.paper.withdrawnAt) return 'withdrawn'
  return {
    id,
    title,
    abstract: plainText(entry.paper.summary.slice(0, longestAbstract)),
    authors: authors(entry),
    links: links(id, entry),
    keywords: keywords(entry),
    categories: [],
    ...optionalText('aiSummary', entry.paper.ai_summary?.slice(0, longestAbstract)),
    ...optionalText('organization', organization(entry)?.slice(0, longestName)),
    ...instant('publishedAt', entry.paper.publishedAt),
    ...instant('listedAt', entry.paper.submittedOnDailyAt),
    signals: signals(entry),
  }
}

function authors({ paper }: Entry): string[] {
  const names = (paper.authors ?? []).map((author) => {
    const { name, hidden } = authorSchema.safeParse(author).data ?? {}
    return hidden ? '' : (name ?? '')
  })
  return cappedTexts(names, authorLimits)
}

function keywords({ paper }: Entry): string[] {
  const words = (paper.ai_keywords ?? []).filter((word) => typeof word === 'string')
  return [...new Set(cappedTexts(words, keywordLimits))]
}

function organization({ paper }: Entry): string | null | undefined {
  return paper.organization?.fullname ?? paper.organization?.name
}

function links(id: NonNullable<ReturnType<typeof parsePaperId>>, { paper }: Entry): PaperLinks {
  const code = githubLink(paper.githubRepo ?? '')
  const project = webLink(paper.projectPage ?? '')
  const discussion = `https://huggingface.co/papers/${id}`
  return {
    ...arxivLinks(id),
    ...(code && { code }),
    ...(project && { project }),
    discussion,
  }
}

function signals({ paper, numComments }: Entry): Signals {
  const known = {
    upvotes: paper.upvotes,
    comments: numComments,
    stars: paper.githubStars,
  }
  return Object.fromEntries(Object.entries(known).filter(([, value]) => typeof value === 'number'))
}

function optionalText<K extends string>(
  key: K,
  given: string | null | undefined,
): Partial<Record<K, string>> {
  const shown = plainText(given ?? '')
  return shown === '' ? {} : ({ [key]: shown } as Partial<Record<K, string>>)
}

function instant<K extends string>(key: K, iso: string | null | undefined): Partial<Record<K, EpochMs>> {
  const at = Date.parse(iso ?? '')
  return Number.isNaN(at) ? {} : ({ [key]: at } as Partial<Record<K, EpochMs>>)
}
