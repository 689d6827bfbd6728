import { expect, test } from 'vitest'
import type { TestModule } from 'vitest/node'
import { partsReporter } from '../.config/seconds-of-parts.ts'

/** The table that is printed after files of these projects have run, one second apart. */
function printedAfter(...projects: readonly string[]): string[] {
  const printed: string[] = []
  let now = 0
  const reporter = partsReporter(
    (table) => printed.push(table),
    () => now,
  )
  for (const name of projects) {
    const file = { project: { name } } as TestModule
    reporter.onTestModuleQueued?.(file)
    now += 1_000
    reporter.onTestModuleEnd?.(file)
  }
  reporter.onTestRunEnd?.([], [], 'passed')
  return printed
}

test('the seconds of a project run from its first file to its last', () => {
  expect(printedAfter('unit', 'unit', 'e2e')).toEqual(['unit    2.0 s\ne2e     1.0 s\nin all  3.0 s'])
})

test('a single project has no table, because vitest says how long the run took', () => {
  expect(printedAfter('unit', 'unit')).toEqual([])
})
