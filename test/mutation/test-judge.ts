import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { createVitest, type Reporter, type TestModule, type Vite } from 'vitest/node'
import { exportedNames } from './exported-names.ts'
import type { Removal } from './removal.ts'

/** Asks whether tests notice that guards are missing. */
export interface Question {
  readonly cases: readonly Case[]
  /**
   * Where the place of a case is written when it begins. It is written at once: a message would wait for a turn of the
   * event loop, which never comes where a guard is missing that ends a loop.
   */
  readonly placeFile: string
}

export interface Case extends Pick<Removal, 'file' | 'source'> {
  /** In the order in which they are to be run. */
  readonly tests: readonly string[]
  /**
   * All files that lead from the tests to the source by their imports, to be loaded anew. Without them only the source
   * and the tests are, which is many times as fast. Then a module between them keeps what it took from the source while
   * it was loaded.
   */
  readonly between?: readonly string[]
}

/** What the driver is told of a case. */
export interface DriverCase {
  /** The source whose exports are exchanged; empty if all that lies between it and the tests is loaded anew. */
  readonly exchanged: string
  readonly tests: readonly { readonly test: string; readonly path: string }[]
}

/** A test that failed without a guard, as it happens. */
export interface Noticed {
  /** The place of the case in the question; −1 for the sources as they are. */
  readonly removal: number
  readonly by: string
}

/** A test that hangs without a guard is told by its time. */
const testMs = 60_000

/** The module that tells the driver what to do. */
const questionModule = 'virtual:removals'

/**
 * Runs tests on a source that is replaced as it is loaded, once for each removal, in one thread. Nothing is written to
 * a file.
 */
export async function askTests(
  root: string,
  question: Question,
  onStart: () => void,
  onNoticed: (noticed: Noticed) => void,
): Promise<void> {
  const reporter: Reporter = {
    onTestCaseReady: onStart,
    onTestCaseResult(test) {
      if (test.result().state === 'failed') onNoticed({ removal: placeOf(test.fullName), by: test.fullName })
    },
    onTestSuiteResult(suite) {
      if (suite.errors().length > 0) onNoticed({ removal: placeOf(suite.fullName), by: suite.fullName })
    },
    onTestModuleEnd: (module) => mustHaveRun(module),
  }
  const vitest = await createVitest(
    'test',
    {
      config: false,
      root,
      include: ['test/mutation/driver.ts'],
      testTimeout: testMs,
      hookTimeout: testMs,
      watch: false,
      silent: true,
      reporters: [reporter],
      // A text without a guard must not be found there by anybody else.
      fsModuleCache: false,
      isolate: false,
      // A thread ends with this process, whatever it is doing.
      pool: 'threads',
      maxWorkers: 1,
      dangerouslyIgnoreUnhandledErrors: true,
    },
    { plugins: [replacing(root, question)] },
  )
  try {
    await vitest.start()
  } finally {
    await vitest.close()
  }
}

function placeOf(name: string): number {
  return Number(/^removal (-?\d+)/.exec(name)?.[1] ?? Number.NaN)
}

function mustHaveRun(module: TestModule): void {
  const [error] = module.errors()
  if (error) throw new Error(`the driver of the tests failed: ${error.message}`)
}

const asked = /\?removal=(-?\d+)$/

function replacing(root: string, { cases, placeFile }: Question): Vite.Plugin {
  const given = cases.map(({ file, source, tests, between }) => ({
    path: resolve(root, file),
    source,
    anew: new Set([...(between ? [file, ...between] : []), ...tests].map((path) => resolve(root, path))),
    isExchanged: !between,
  }))
  const exchanged = new Set(given.filter((each) => each.isExchanged).map(({ path }) => path))
  const allTests = new Set(cases.flatMap(({ tests }) => tests).map((path) => resolve(root, path)))
  return {
    name: 'replaced-source',
    enforce: 'pre',
    async resolveId(target, importer) {
      if (target === questionModule) return `\0${questionModule}`
      if (asked.test(target)) return target
      const [query, place] = asked.exec(importer ?? '') ?? []
      if (!importer || !query) return undefined
      const found = await this.resolve(target, importer.replace(asked, ''), { skipSelf: true })
      const isAnew = found && (given[Number(place)]?.anew ?? allTests).has(found.id)
      return isAnew ? `${found.id}${query}` : found
    },
    load(id) {
      if (id === `\0${questionModule}`)
        return `export const placeFile = ${JSON.stringify(placeFile)}
export const cases = ${JSON.stringify(driverCases(root, cases))}`
      const [query, place] = asked.exec(id) ?? []
      if (!query) return exchanged.has(id) ? exchangeable(readFileSync(id, 'utf8'), id) : undefined
      const path = id.replace(asked, '')
      const own = given[Number(place)]
      return own?.path === path ? own.source : readFileSync(path, 'utf8')
    },
  }
}

function driverCases(root: string, cases: readonly Case[]): DriverCase[] {
  return cases.map(({ file, tests, between }) => ({
    exchanged: between ? '' : resolve(root, file),
    tests: tests.map((test) => ({ test, path: resolve(root, test) })),
  }))
}

/** A module whose exports the driver can exchange for those of another text. Importers see the change at once. */
function exchangeable(source: string, path: string): string {
  const names = exportedNames(source, path)
  return `import * as original from ${JSON.stringify(`${path}?removal=-1`)}
${names.map((name) => `export let ${name} = original.${name}`).join('\n')}
globalThis.exchanges ??= new Map()
globalThis.exchanges.set(${JSON.stringify(path)}, (other = original) => {
${names.map((name) => `  ${name} = other.${name}`).join('\n')}
})`
}
