import type { Reporter, TestModule, Vite } from 'vitest/node'
import { secondsTable } from '../infra/cli/seconds-table.ts'

/** Says after a run how long each project took, whatever other reporters the command line names. */
export function secondsOfParts(): Vite.Plugin {
  return {
    name: 'seconds-of-parts',
    configureVitest({ vitest: { config, projects }, project }) {
      // It is called for each project, and one reporter hears of them all.
      if (project.name !== projects[0]?.name) return
      // Not printed where a report may go, which is to be the report and nothing else.
      config.reporters.push(partsReporter((table) => console.error(`\n${table}\n`)))
    },
  }
}

/** Projects run one after the other, so each takes from its first file's start to its last file's end. */
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
