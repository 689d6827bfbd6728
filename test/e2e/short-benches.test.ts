import { expect, test } from 'vitest'
import { digestsShare } from '../../shared/delivery/pace/share.ts'
import type { BoundedFigure } from '../bench/bounded-figure.ts'
import { composeFigures } from '../bench/deliver/compose-figures.ts'
import { deliverFigures } from '../bench/deliver/deliver-figures.ts'

/** What a small run cannot tell: its times are chance, and only its counts are not. */
const counted = (figures: readonly BoundedFigure[]) =>
  figures.filter(({ unit }) => unit === 'units' || unit === 'calls')

test('a small run of the bench of deliver mails on all sides, and its counts are those of a large one', async () => {
  const told: string[] = []
  const round = { readers: 20, rounds: 1 }
  const rates = [{ quota: 20, seconds: 2 }]
  const sizes = { papers: 60, cpu: round, speed: round, rates, units: 25, memory: 20 }
  const figures = await deliverFigures(sizes, (what) => told.push(what))
  expect(figures.map(({ what, unit }) => `${what}: ${unit}`)).toMatchInlineSnapshot(`
    [
      "CPU a mail, against a bare loop of UpdateItem, SendRawEmail and UpdateItem: ×",
      "CPU a mail, against what people write: a query, nodemailer, SendRawEmail, an update: ×",
      "mails a second of one worker, 5 ms a database call and 80 ms a mail, no limit of the rate, against the bare loop: ×",
      "the seats' part of a quota of 20 a second, used by one worker: %",
      "most calls started in any second, at a quota of 20, by the sender's clock: calls",
      "write units a mail, at the largest item of 1 KB: units",
      "write units a mail, with the longest topics: units",
      "read units a mail: units",
      "peak memory of deliver at 20 readers, less the bare loop's: MB",
    ]
  `)
  for (const { what, value } of figures) expect(Number.isFinite(value), what).toBe(true)
  const [calls, writes, most] = counted(figures)
  expect(calls?.value).toBeLessThanOrEqual(digestsShare(20).most)
  // A lease and a block of mails cost few readers more of a write than many.
  expect(writes?.value).toBeCloseTo(4, 0)
  expect(most?.value).toBeCloseTo(6, 0)
  expect(told).toContain('CPU a mail, round 1 of 1')
})

test('a small run of the bench of composing takes full digests apart and puts them together by nodemailer', async () => {
  const figures = await composeFigures({ papers: 400, readers: 2, rounds: 1 }, () => {})
  expect(figures.map(({ unit }) => unit)).toEqual(['×', '×', '×'])
  for (const { what, value } of figures) expect(value, what).toBeGreaterThan(0)
})
