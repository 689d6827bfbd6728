import * as z from 'zod/mini'
import type { Paper, PaperId } from '../paper/paper.ts'
import { isArxivId } from '../paper/paper-id.ts'
import type { Enriched, PaperDetails, PaperEnrichment } from '../paper/source/paper-source.ts'
import { secondMs } from '../time/clock.ts'
import { fetchJson } from './fetch-json.ts'
import { type WebService, type WebServiceOptions, webService } from './web-service.ts'

export interface HackerNewsOptions extends WebServiceOptions {
  readonly baseUrl?: string
  /** How many papers are looked up, from the first. */
  readonly mostPapers?: number
  /** The time for all look-ups together. Points found until then are kept. */
  readonly totalMs?: number
}

const connections = 3

const answerSchema = z.object({ hits: z.array(z.unknown()) })
const hitSchema = z.object({
  objectID: z.string(),
  title: z.catch(z.nullish(z.string()), undefined),
  url: z.catch(z.nullish(z.string()), undefined),
  points: z.number().check(z.nonnegative()),
})

type Points =
  | { readonly outcome: 'points'; readonly points: number | undefined }
  | { readonly outcome: 'failed'; readonly reason: string }

/**
 * The points of the Hacker News stories about a paper, by its arXiv id (https://hn.algolia.com/api), for the
 * first papers that are given. The comments are left out: they would mix with the comments of the list that
 * showed the paper. The first failure ends the look-ups, and so does the end of their time. Points found
 * before are kept.
 */
export function hackerNewsEnrichment(options: HackerNewsOptions): PaperEnrichment {
  const { baseUrl = 'https://hn.algolia.com', mostPapers = 40, totalMs = 20_000 } = options
  const service = webService({ timeoutMs: 5_000, maxBytes: 1_000_000, ...options }, baseUrl)
  const enrich = async (papers: readonly Paper[]): Promise<Enriched> => {
    const ids = papers.map(({ id }) => id).filter(isArxivId)
    return lookUp(service, ids.slice(0, mostPapers), totalMs)
  }
  return { name: 'hacker-news', enrich }
}

async function lookUp(service: WebService, ids: readonly PaperId[], totalMs: number): Promise<Enriched> {
  const details = new Map<PaperId, PaperDetails>()
  const left = [...ids]
  let reason: string | undefined
  const work = async () => {
    for (let id = left.shift(); id !== undefined && reason === undefined; id = left.shift()) {
      const answer = await pointsOf(service, id)
      // A late answer must not change a result that was already returned.
      if (reason !== undefined) return
      if (answer.outcome === 'failed') reason = answer.reason
      else if (answer.points !== undefined) details.set(id, { signals: { points: answer.points } })
    }
  }
  let timer: NodeJS.Timeout | undefined
  const timeUp = new Promise<void>((done) => {
    timer = setTimeout(() => {
      reason ??= `not ready within ${totalMs / secondMs} s`
      done()
    }, totalMs)
  })
  await Promise.race([Promise.all(Array.from({ length: connections }, work)), timeUp])
  clearTimeout(timer)
  if (reason !== undefined && details.size === 0)
    return { outcome: 'failed', reason: `Hacker News: ${reason}` }
  return { outcome: 'known', details }
}

async function pointsOf(service: WebService, id: PaperId): Promise<Points> {
  const query = new URLSearchParams({ query: id, tags: 'story' })
  const answer = await fetchJson(`${service.baseUrl}/api/v1/search_by_date?${query}`, service)
  if (answer.outcome !== 'json') return { outcome: 'failed', reason: answer.reason }
  const hits = answerSchema.safeParse(answer.json).data?.hits
  if (hits === undefined) return { outcome: 'failed', reason: 'answered JSON without hits' }
  const stories = new Map<string, number>()
  for (const json of hits) {
    const hit = hitSchema.safeParse(json).data
    if (hit && isAbout(id, hit)) stories.set(hit.objectID, hit.points)
  }
  if (stories.size === 0) return { outcome: 'points', points: undefined }
  return { outcome: 'points', points: [...stories.values()].reduce((sum, points) => sum + points, 0) }
}

/** The search forgives typing errors, so a story counts only if it names exactly this id. */
function isAbout(id: PaperId, { title, url }: z.infer<typeof hitSchema>): boolean {
  const named = new RegExp(`(?<![\\w.])${id.replaceAll('.', '\\.')}(?!\\d)`, 'i')
  return named.test(url ?? '') || named.test(title ?? '')
}
