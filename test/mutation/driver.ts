/** Loads the tests of each case of a question once. The plugin of `askTests` replaces the sources. */

import { writeFileSync } from 'node:fs'
// @ts-expect-error Only the plugin knows this module.
import * as asked from 'virtual:removals'
import { beforeEach, describe, test } from 'vitest'
import type { DriverCase } from './test-judge.ts'

const { cases, placeFile } = asked as { readonly cases: readonly DriverCase[]; readonly placeFile: string }

/** By the paths of the sources: gives a source the exports of another text, or its own. */
const own = globalThis as { exchanges?: Map<string, (other?: object) => void> }

/** The cases that some test noticed already, and the tests that fail on the sources as they are. */
const noticed = new Set<number>()
const unfit = new Set<string>()

// Work that nobody waits for fails after its test has ended.
const stray = new Map<number, unknown>()
let current = -1
process.on('unhandledRejection', (error) => stray.set(current, error))

const allTests = new Map(cases.flatMap(({ tests }) => tests).map((each) => [each.test, each]))
addCase(-1, { exchanged: '', tests: [...allTests.values()] })
for (const [place, each] of cases.entries()) addCase(place, each)

function addCase(place: number, { exchanged, tests }: DriverCase): void {
  describe(`removal ${place}`, async () => {
    const load = (path: string): Promise<object> => import(/* @vite-ignore */ path)
    if (exchanged) await trying(() => load(exchanged))
    writeFileSync(placeFile, String(place))
    const source = exchanged && (await trying(() => load(`${exchanged}?removal=${place}`)))
    const begin = (): void => {
      if (current === place) return
      current = place
      writeFileSync(placeFile, String(place))
      for (const [path, exchange] of own.exchanges ?? [])
        exchange(path === exchanged && source ? source : undefined)
    }
    for (const { test: name, path } of tests) {
      describe(name, async () => {
        beforeEach((context) => {
          begin()
          if (noticed.has(place) || unfit.has(name)) context.skip()
          context.onTestFailed(() => {
            if (place < 0) unfit.add(name)
            else noticed.add(place)
          })
        })
        begin()
        await trying(() => load(`${path}?removal=${place}`))
        test('leaves nothing that fails', async () => {
          await new Promise(setImmediate)
          if (stray.has(place)) throw stray.get(place)
        })
      })
    }
  })
}

async function trying<T>(load: () => Promise<T>): Promise<T | undefined> {
  try {
    return await load()
  } catch (error) {
    test('is loaded', () => {
      throw error
    })
    return undefined
  }
}
