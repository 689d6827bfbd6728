import { readArxivAnswer } from '../../shared/http/arxiv/arxiv-answer.ts'
import { readFeedEntry } from '../../shared/http/arxiv/arxiv-entry.ts'
import type { Paper } from '../../shared/paper/paper.ts'
import { diversify } from '../../shared/paper/ranking/diversity.ts'
import { collapseNearDuplicates } from '../../shared/paper/ranking/near-duplicates.ts'
import { rankPapers } from '../../shared/paper/ranking/ranking.ts'
import { type Snapshot, snapshotDays } from '../../shared/paper/ranking/snapshot.ts'
import { learnAcronyms } from '../../shared/paper/topic/learn-acronyms.ts'
import { parseTopics } from '../../shared/paper/topic/parse-topic.ts'
import { selectByTopic, type Trends, trendsOf } from '../../shared/paper/topic/select-by-topic.ts'
import { excludes } from '../../shared/paper/topic/topic.ts'
import { topicIndex } from '../../shared/paper/topic/topic-index.ts'
import { dayMs } from '../../shared/time/clock.ts'
import { atomFeed } from './atom-feed.ts'
import { cpuMs, type Figure } from './measure.ts'
import { papersOnSubjects, readersTopics } from './papers-on-subjects.ts'
import { syntheticPapers, syntheticTopics } from './synthetic-papers.ts'
import { topicSpeed } from './topic-speed.ts'

const at = Date.UTC(2026, 6, 1, 6)
const paperCount = 2_000
const topicCount = 1_000
const scannedCount = 100
/** So many searches make the code as warm as in a worker that has served readers. */
const warmingCount = 3_000
/** About what a general edition lists. */
const listLength = 60

/** The costs of a busy day, each beside a plain piece of work on the same papers. */
export function measurePapers(): Figure[] {
  const megabytesBefore = peakMegabytes()
  const json = JSON.stringify(syntheticPapers(paperCount, at))
  const read = (): Paper[] => JSON.parse(json)
  const readJson = { what: 'JSON.parse of the papers', value: cpuMs(() => json, JSON.parse) }
  return [
    { ...readFeed(read()), baseline: readJson },
    { ...makeEdition(read), baseline: readJson },
    { ...indexPapers(read), baseline: readJson },
    learn(read()),
    ...askTopics(read()),
    ...compareTopics(read()),
    {
      what: 'peak memory of all this',
      value: peakMegabytes(),
      unit: 'MB',
      baseline: { what: 'before the first paper', value: megabytesBefore },
    },
  ]
}

type Measured = Omit<Figure, 'baseline'>

function readFeed(papers: readonly Paper[]): Measured {
  const text = atomFeed(papers)
  const answer = { outcome: 'text', text, type: 'application/atom+xml', headers: new Headers() } as const
  const parse = () => readArxivAnswer(answer, readFeedEntry)
  const parsed = parse()
  if (parsed.outcome !== 'read' || parsed.papers.length !== papers.length)
    throw new Error('the feed is broken')
  return { what: `a feed of ${papers.length} entries read`, value: cpuMs(() => undefined, parse), unit: 'ms' }
}

function makeEdition(read: () => Paper[]): Measured {
  const history = Array.from({ length: snapshotDays }, (_, age) => snapshot(read(), age + 1))
  return {
    what: `${paperCount} candidates ranked on ${snapshotDays} days of snapshots, collapsed, diversified`,
    value: cpuMs(read, (papers) => diversify(collapseNearDuplicates(rankPapers(papers, at, history)))),
    unit: 'ms',
  }
}

function snapshot(papers: readonly Paper[], daysAgo: number): Snapshot {
  const then = at - daysAgo * dayMs
  return {
    day: new Date(then).toISOString().slice(0, 10),
    at: then,
    signals: new Map(
      papers.map(({ id, signals }) => [id, { upvotes: Math.floor((signals.upvotes ?? 0) / (daysAgo + 1)) }]),
    ),
  }
}

/** What publishing adds for acronyms. */
function learn(papers: readonly Paper[]): Figure {
  return {
    what: `acronyms of ${papers.length} papers learned`,
    value: cpuMs(
      () => papers,
      (all) => learnAcronyms(all),
    ),
    unit: 'ms',
    baseline: { what: 'topic index of the papers', value: indexPapers(() => [...papers]).value },
  }
}

/** An index is made by its first topic. */
function indexPapers(read: () => Paper[]): Measured {
  const [first] = parseTopics(['first topic'])
  return {
    what: `topic index of ${paperCount} papers`,
    value: cpuMs(read, (papers) => first && topicIndex(papers).find(first)),
    unit: 'ms',
  }
}

function compareTopics(papers: readonly Paper[]): Figure[] {
  const readers = papersOnSubjects(paperCount, at)
  const topics = syntheticTopics(topicCount + warmingCount)
  const others = topics.slice(topicCount)
  return [
    ...topicSpeed('the synthetic papers', papers, topics.slice(0, topicCount), others, trendsIn(papers)),
    ...topicSpeed('readers', readers, readersTopics, others, trendsIn(readers)),
  ]
}

function trendsIn(papers: readonly Paper[]): Trends {
  return trendsOf(new Map(rankPapers(papers, at, []).map(({ paper, score }) => [paper.id, score])))
}

function askTopics(papers: readonly Paper[]): Figure[] {
  const topics = syntheticTopics(topicCount)
  const trends = trendsIn(papers)
  const select = ({ find }: ReturnType<typeof topicIndex>) => {
    for (const topic of parseTopics(topics)) selectByTopic(find(topic), trends)
  }
  const known = learnAcronyms(papers)
  const warmIndex = () => {
    const index = topicIndex(papers, known)
    for (const topic of parseTopics(['a word', 'author: Somebody'])) index.find(topic)
    return index
  }
  const asked = warmIndex()
  select(asked)

  const lower = papers.map(({ title, abstract }) => `${title} ${abstract}`.toLowerCase())
  const words = topics.slice(0, scannedCount).map((topic) => topic.toLowerCase().split(' '))
  const scan = () => words.map((topic) => lower.filter((text) => topic.every((word) => text.includes(word))))
  const scanned = {
    what: 'substring scan, a topic',
    value: cpuMs(() => undefined, scan) / scannedCount,
  }
  const listed = papers.slice(0, listLength)
  const exclusions = topics.map((text) => parseTopics([`-${text}`]))
  return [
    {
      what: `one of ${topicCount} different topics: parsed, found, in order`,
      value: cpuMs(warmIndex, select) / topicCount,
      unit: 'ms',
      limit: 1,
      baseline: scanned,
    },
    {
      what: 'the same topic again, for another reader',
      value: cpuMs(() => asked, select) / topicCount,
      unit: 'ms',
      limit: 1,
      baseline: scanned,
    },
    {
      what: `an exclusion over ${listLength} papers`,
      value:
        cpuMs(
          () => listed,
          () => exclusions.map((one) => listed.filter((paper) => excludes(one, paper))),
        ) / topicCount,
      unit: 'ms',
      limit: 1,
      baseline: scanned,
    },
  ]
}

function peakMegabytes(): number {
  return process.resourceUsage().maxRSS / 1024
}
