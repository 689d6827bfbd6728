// @module-tag replay
import { describe, expect, test } from 'vitest'
import type { Edition } from '../../../shared/edition/edition.ts'
import { publishEdition } from '../../../shared/edition/publish-edition.ts'
import { arxivSource } from '../../../shared/http/arxiv/arxiv.ts'
import { huggingFaceSource } from '../../../shared/http/hugging-face/hugging-face.ts'
import type { SourceName } from '../../../shared/paper/source/paper-source.ts'
import { dayMs, hourMs, minuteMs } from '../../../shared/time/clock.ts'
import type { TimeZone } from '../../../shared/time/time-zone.ts'
import { aTable } from '../../dynamo/a-table.ts'
import { handClock } from '../../fakes/hand-clock.ts'
import { type PaperYear, paperYear } from './paper-year.ts'

const tickMs = 15 * minuteMs
const mondayBeforeThanksgiving = Date.UTC(2026, 10, 23)
/** To the first Monday of January. */
const wholeWinter = 43
const overThanksgiving = 9

interface Winter extends PaperYear {
  readonly days: number
  readonly hour: number
  readonly minute: number
  readonly from: readonly SourceName[]
}

/** The editions from Monday before Thanksgiving on, each at its moment, or as soon as sources let it. */
async function winterOfEditions({ days, hour, minute, from, ...year }: Winter): Promise<Edition[]> {
  const time = handClock(mondayBeforeThanksgiving)
  const { editions, snapshots } = aTable()
  const asking = {
    fetch: paperYear(time.clock, year),
    contact: 'test',
    clock: time.clock,
    wait: async () => undefined,
  }
  const sources = [huggingFaceSource(asking), arxivSource({ ...asking, categories: ['cs.LG'] })]
  const deps = {
    editions,
    snapshots,
    sources: sources.filter(({ name }) => from.includes(name)),
    enrichments: [],
    schedule: { timezone: 'UTC' as TimeZone, hour },
    clock: time.clock,
  }
  const made: Edition[] = []
  for (let day = 0; day < days; day++) {
    time.set(mondayBeforeThanksgiving + day * dayMs + hour * hourMs + minute * minuteMs)
    let published = await publishEdition(deps)
    for (; published.outcome === 'retry'; published = await publishEdition(deps)) time.advance(tickMs)
    const edition = await editions.get(published.head.id)
    if (edition) made.push(edition)
  }
  return made
}

function datesWithoutPapers(made: readonly Edition[]): string[] {
  return made.filter(({ papers }) => papers.length === 0).map(({ id }) => id)
}

function expectEachPaperOnce(made: readonly Edition[]): void {
  const listed = made.flatMap(({ papers }) => papers.map(({ paper }) => paper.id))
  expect(new Set(listed).size).toBe(listed.length)
}

test.each([
  { hour: 0, minute: 30, days: wholeWinter },
  { hour: 5, minute: 30, days: overThanksgiving },
  { hour: 12, minute: 0, days: overThanksgiving },
])(
  'every edition at $hour:$minute of a winter has papers, none twice, and calls nothing missing',
  async (when) => {
    const from = ['huggingface', 'arxiv'] as const
    const made = await winterOfEditions({ ...when, from, listedADay: 21, announcedADay: 15 })
    expect(made).toHaveLength(when.days)
    expect(datesWithoutPapers(made)).toEqual([])
    expectEachPaperOnce(made)
    const lost = made.filter(({ sources }) =>
      sources.some((each) => each.isPartial || each.outcome === 'failed'),
    )
    expect(lost.map(({ id, sources }) => ({ id, sources }))).toEqual([])
  },
)

describe.each([
  { hour: 0, minute: 30, days: wholeWinter },
  { hour: 12, minute: 0, days: overThanksgiving },
])('the editions at $hour:$minute of a winter from one source', (when) => {
  test('every edition of a community’s lists has papers, although no list comes on holidays', async () => {
    const holidays = ['2026-11-26', '2026-11-27', '2026-12-24', '2026-12-25', '2026-12-31', '2027-01-01']
    const lists = { listedADay: 45, announcedADay: 0, withoutList: new Set(holidays) }
    const made = await winterOfEditions({ ...when, from: ['huggingface'], ...lists })
    expect(datesWithoutPapers(made)).toEqual([])
    expectEachPaperOnce(made)
  })

  test('every edition of arXiv’s announcements has papers, and calls nothing missing', async () => {
    const made = await winterOfEditions({ ...when, from: ['arxiv'], listedADay: 0, announcedADay: 60 })
    expect(datesWithoutPapers(made)).toEqual([])
    expectEachPaperOnce(made)
    expect(made.flatMap(({ sources }) => sources).some(({ isPartial }) => isPartial)).toBe(false)
  })
})
