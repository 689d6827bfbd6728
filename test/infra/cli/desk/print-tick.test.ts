import { expect, test } from 'vitest'
import { printTick } from '../../../../infra/cli/desk/print-tick.ts'
import type { PlayedTick } from '../../../../infra/local/play-tick.ts'
import type { PublishedEdition } from '../../../../shared/edition/publish-edition.ts'
import { hourMs, minuteMs } from '../../../../shared/time/clock.ts'
import { anEdition } from '../../../fakes/an-edition.ts'

const at = '2026-11-23T12:00:00.000Z'
const head = anEdition(23, { paperCount: 1, nextAt: Date.parse('2026-11-24T06:00:00Z') })

const played = (edition: PublishedEdition, seats: PlayedTick['seats'] = []): PlayedTick => ({
  at,
  tick: { edition, seats: [] },
  seats,
})

test('a played tick prints the edition that it published and the readers whom it served', () => {
  expect(printTick(played({ outcome: 'published', head, failures: [] }), Date.parse(at) + minuteMs)).toBe(
    [`As if it were ${at}`, '  Edition  2026-11-23 published: 1 paper', '  Readers  nobody is due'].join(
      '\n',
    ),
  )
})

test('a played tick of a past or repeated moment prints why it brings nothing, and which moment would', () => {
  const report = printTick(played({ outcome: 'exists', head }), Date.parse(at) + hourMs)
  expect(report).toContain(`As if it were ${at}, a time in the past`)
  expect(report).toContain('2026-11-23 existed already')
  expect(report).toContain('  Next     the next edition is due at 2026-11-24T06:00:00.000Z')
})

test('the runs of workers who followed each other are counted together', () => {
  const report = printTick(
    played({ outcome: 'exists', head }, [
      { taken: true, outcomes: { submitted: 12_000, quiet: 3 }, end: 'continued' },
      { taken: false },
      { taken: true, outcomes: { submitted: 18_000 }, end: 'stopped' },
    ]),
    Date.parse(at),
  )
  expect(report).toContain(
    '  Readers  30,000 submitted, 3 quiet, sending is stopped or the quota is used up: see npm run sending, another worker has the seat',
  )
})
