import type { Paper, PaperId } from '../../shared/paper/paper.ts'
import type { PaperSource } from '../../shared/paper/source/paper-source.ts'
import type { LetterMessage } from '../../shared/subscriber/letter/letter-message.ts'
import { signedToken } from '../../shared/subscriber/link/token.ts'
import { maximumTopics } from '../../shared/subscriber/preferences/given-preferences.ts'
import { dayMs, hourMs, minuteMs } from '../../shared/time/clock.ts'
import { type Ledger, ledger as newLedger, type Operations } from './cost-ledger.ts'
import { capturingLog } from './cost-log.ts'
import { times, type Usage } from './cost-usage.ts'
import { type CostWorld, costWorld } from './cost-world.ts'
import { syntheticPapers, syntheticTopics } from './synthetic-papers.ts'

/** 20 make the list, 800 stand beside it. */
const papersADay = 820
const start = Date.UTC(2026, 10, 23)
/** enough editions that tallies are sealed, as on every later day. */
export const editionsBefore = 10

export interface CountedDay {
  readonly readers: number
  readonly usage: Usage
  readonly operations: Operations
  /** The use of one reader. */
  readonly signUp: Usage
  readonly storedBytes: number
  readonly editionBytes: number
  readonly mailBytes: number
  readonly largestReaderBytes: number
}

/**
 * A day on which every reader gets one digest, after ten days of editions: readers sign up and confirm, are welcomed,
 * and from the next day on are mailed each at an hour of their own. Half of them have ten topics.
 */
export async function countDay(readers: number): Promise<CountedDay> {
  process.env.POWERTOOLS_METRICS_NAMESPACE ??= 'paperwire'
  const ledger = newLedger()
  return capturingLog(ledger.log, () => liveDays(readers, ledger))
}

async function liveDays(readers: number, ledger: Ledger): Promise<CountedDay> {
  const world = costWorld(ledger, start, sourceOf(syntheticPapers(papersADay, start)))
  let before = 0
  for (let day = 0; day < editionsBefore; day++) {
    before = world.storedBytes()
    world.set(start + day * dayMs + 7 * hourMs)
    await world.tick()
  }
  const editionBytes = world.storedBytes() - before
  ledger.clear()
  for (let reader = 0; reader < readers; reader++) await subscribe(world, reader)
  const signUp = times(ledger.usage(), 1 / readers)
  await liveDay(world, editionsBefore)
  const mailsBefore = world.ses.accepted.length
  ledger.clear()
  await liveDay(world, editionsBefore + 1)
  const digests = world.ses.accepted.slice(mailsBefore)
  if (digests.length !== readers) throw new Error(`${readers} readers got ${digests.length} digests`)
  return {
    readers,
    usage: ledger.usage(),
    operations: ledger.operations(),
    signUp,
    storedBytes: world.storedBytes(),
    editionBytes,
    mailBytes: digests.reduce((sum, { bytes }) => sum + bytes, 0) / readers,
    largestReaderBytes: world.largestReaderBytes(),
  }
}

async function liveDay(world: CostWorld, day: number): Promise<void> {
  for (let at = start + day * dayMs; at < start + (day + 1) * dayMs; at += 15 * minuteMs) {
    world.set(Math.max(world.clock(), at))
    await world.tick()
    await world.drain()
  }
}

const topics = syntheticTopics(500)

/** The page, the form, the letter, its link, its button, and the welcome. */
async function subscribe(world: CostWorld, reader: number): Promise<void> {
  const wanted = reader % 2 === 0 ? [] : topicsOf(reader)
  const email = `somebody.${String(reader).padStart(6, '0')}@mail.example.org`
  await world.request('/')
  await world.request('/api/subscriptions', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    // Both kinds of readers at every hour.
    body: JSON.stringify({ email, hour: Math.floor(reader / 2) % 24, timezone: 'UTC', topics: wanted }),
  })
  const [letter = '{}'] = world.letters()
  const { id, request = '' } = JSON.parse(letter) as LetterMessage
  await world.drain()
  const link = `/confirm/${signedToken(world.tokenKeys, 'confirm', id, world.clock(), request)}`
  await world.request(link)
  await world.request(link, { method: 'POST' })
  await world.drain()
}

function topicsOf(reader: number): string[] {
  return Array.from(
    { length: maximumTopics },
    (_, place) => topics[(reader * 7 + place * 13) % topics.length] ?? '',
  )
}

/** The same papers every day, under new ids. */
function sourceOf(papers: readonly Paper[]): PaperSource {
  return {
    name: 'huggingface',
    repeats: false,
    async collect(day) {
      const later = Date.parse(day) - start
      const number = Math.round(later / dayMs) * 1_000
      const shifted = papers.map(
        (paper, place): Paper => ({
          ...paper,
          id: `2611.${String(10_000 + number + place)}` as PaperId,
          ...(paper.publishedAt !== undefined && { publishedAt: paper.publishedAt + later }),
          ...(paper.listedAt !== undefined && { listedAt: paper.listedAt + later }),
        }),
      )
      return { outcome: 'papers', papers: shifted, dropped: 0 }
    },
  }
}
