import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { askProcess } from './ask-process.ts'
import type { Hunt, Verdict } from './hunt.ts'
import type { Removal } from './removal.ts'
import type { Case } from './test-judge.ts'
import { type Seen, testsThatSee } from './tests-that-see.ts'

/** How many files of tests are asked at first, and then. Most removals are noticed by the nearest ones. */
const rounds = [2, 6, 20]
/** How many are asked once more with everything loaded anew. */
const nearestTests = 6

/** Tests of these kinds build templates, bundles or browsers: they see every source, and notice a broken guard late. */
const tooSlow = /^\/\/ @module-tag .*\b(synthesis|bundle|browser|replay)\b/

/**
 * Hunts with the tests that load the sources, the nearest first, each removal up to its first failure. With `all` also
 * those tests are asked that are far away from a source.
 */
export function huntByTests(root: string, { all = false }: { readonly all?: boolean } = {}): Hunt {
  const see = testsThatSee(
    root,
    (path) => isUnitTest(path) && !tooSlow.test(readFileSync(join(root, path), 'utf8')),
  )
  const known = new Map<string, Seen>()
  const seen = (file: string): Seen => {
    const found = known.get(file) ?? see(file)
    known.set(file, found)
    return found
  }
  /** How often each test noticed something. Such a test is asked first. */
  const hits = new Map<string, number>()
  const rank = ({ test, distance }: Seen['tests'][number]): number =>
    Math.min(hits.get(test) ?? 0, 9) - 5 * distance

  return async (removals, onJudged) => {
    const asked = new Map(removals.map((removal) => [removal, new Set<string>()]))
    const judge = (removal: Removal, verdict: Verdict): void => {
      if (verdict.outcome === 'noticed') {
        const test = verdict.by.split(' > ')[0] ?? ''
        hits.set(test, (hits.get(test) ?? 0) + 1)
      }
      asked.delete(removal)
      onJudged({ removal, verdict })
    }
    const nextRound = (count: number): Map<Removal, Case> =>
      new Map(
        [...asked].flatMap(([removal, before]) => {
          const { file, source } = removal
          const tests = seen(file)
            .tests.filter(({ test }) => !before.has(test))
            .toSorted((a, b) => rank(b) - rank(a))
            .slice(0, count)
            .map(({ test }) => test)
          for (const test of tests) before.add(test)
          return tests.length > 0 ? [[removal, { file, source, tests }] as const] : []
        }),
      )
    for (const count of rounds) await askAll(root, nextRound(count), judge)
    const anew = [...asked.keys()].map((removal) => {
      const { file, source } = removal
      const { tests, between } = seen(file)
      const nearest = tests.slice(0, nearestTests).map(({ test }) => test)
      return [removal, { file, source, tests: nearest, between }] as const
    })
    await askAll(root, new Map(anew), judge)
    if (all) await askAll(root, nextRound(Number.POSITIVE_INFINITY), judge)
    for (const removal of asked.keys()) judge(removal, { outcome: 'survives' })
  }
}

function isUnitTest(path: string): boolean {
  return /\.test\.tsx?$/.test(path) && !/^test\/(e2e|aws|simulation\/protocol|docs|mutation)\//.test(path)
}

/** Asks about all of them at once, and about the rest again whenever one of them never ends. */
async function askAll(
  root: string,
  cases: ReadonlyMap<Removal, Case>,
  judge: (removal: Removal, verdict: Verdict) => void,
): Promise<void> {
  const open = new Map(cases)
  const process = join(root, 'test/mutation/test-judge-process.ts')
  while (open.size > 0) {
    const removals = [...open.keys()]
    const end = await askProcess(root, process, [...open.values()], ({ removal: place, by }) => {
      const removal = removals[place]
      if (!removal && place < 0) console.error(`fails on the sources as they are: ${by}`)
      if (!removal || !open.delete(removal)) return
      judge(removal, { outcome: 'noticed', by: by.replace(/^removal \d+ > /, '') })
    })
    if (end === 'ended') return
    const stalled = removals[end]
    if (stalled && open.delete(stalled)) judge(stalled, { outcome: 'never ends' })
  }
}
