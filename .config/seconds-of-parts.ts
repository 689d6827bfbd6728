import type { Reporter, TestModule, Vite } from 'vitest/node'
import { secondsTable } from '../infra/cli/seconds-table.ts'

/** Prints the seconds of each project after a run, beside the reporters of the command line. */
export function secondsOfParts(): Vite.Plugin {
  return {
    name: 'seconds-of-parts',
    configureVitest({ vitest: { config, projects }, project }) {
      // vitest calls this for each project, but one reporter serves all.
      if (project.name !== projects[0]?.name) return
      // The table goes to stderr, because stdout may be a report that must stay intact.
      config.reporters.push(partsReporter((table) => console.error(`\n${table}\n`)))
    },
  }
}

/**
 * Projects run one after the other, so each one lasts from the start of its first file to the end of its
 * last.
 */
export function partsReporter(print: (table: string) => void, clock: () => number = Date.now): Reporter {
  const spans = new Map<string, { readonly from: number; to: number }>()
  const seen = ({ project: { name } }: Pick<TestModule, 'project'>): void => {
    const now = clock()
    const span = spans.get(name)
    if (span) span.to = now
    else spans.set(name, { from: now, to: now })
  }
  return {
    onTestModuleQueued: seen,
    onTestModuleEnd: seen,
    onTestRunEnd() {
      if (spans.size < 2) return
      print(secondsTable([...spans].map(([name, { from, to }]) => ({ name, ms: to - from }))))
    },
  }
}
