import { expect, test } from 'vitest'
import { progressPrinter } from '../../../../infra/cli/desk/print-progress.ts'

/** Prints these counts, a fixed time apart. */
function printed(isTerminal: boolean, counts: readonly number[], of = 20, everyMs = 0) {
  const texts: string[] = []
  let now = 0
  const { tell, end } = progressPrinter(
    { isTerminal, write: (text) => texts.push(text), clock: () => now },
    'digest',
  )
  for (const done of counts) {
    tell({ done, of })
    now += everyMs
  }
  end()
  return texts
}

test('a terminal shows progress in one line, which is gone at the end', () => {
  expect(printed(true, [0, 1, 1, 10])).toEqual([
    '\r  0 of 20 digests',
    '\r  1 of 20 digests',
    '\r  10 of 20 digests',
    `\r${' '.repeat(18)}\r`,
  ])
  expect(printed(true, [0, 0], 0)).toEqual([])
})

test('a file or a pipe gets a line for each tenth', () => {
  const counts = Array.from({ length: 21 }, (_, done) => done)
  const lines = printed(false, counts)
  expect(lines).toHaveLength(11)
  expect(lines.at(-1)).toBe('  20 of 20 digests\n')
})

test.each([
  [[0, 100], 30_000, 10_000, '100 of 30,000 digests, 10 a second, 50 min left'],
  [[0, 9], 30_000, 10_000, '9 of 30,000 digests, 0.9 a second, 9 h 16 min left'],
  [[0, 29_990], 30_000, 20_000, '29,990 of 30,000 digests, 1,500 a second, 1 s left'],
  [[20_000, 20_100], 30_000, 10_000, '20,100 of 30,000 digests, 10 a second, 17 min left'],
  [[0, 30_000], 30_000, 10_000, '30,000 of 30,000 digests, 3,000 a second'],
  [[0, 10], 30_000, 100, '10 of 30,000 digests'],
  [[5, 5], 30_000, 10_000, '5 of 30,000 digests'],
])(
  'after %j of %i, %i ms apart, it says how fast it goes and how long it takes',
  (counts, of, everyMs, line) => {
    expect(printed(true, counts, of, everyMs).at(-2)?.trim()).toBe(line)
  },
)
