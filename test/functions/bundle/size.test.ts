// @module-tag bundle
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import {
  bundleFunction,
  type FunctionName,
  functionNames,
  type SdkSource,
  sdkSources,
} from '../../../infra/bundling.ts'
import { languages } from '../../fakes/english.ts'
import { allFiles, bytesOf, filesAtStart, importsAtStart } from './bundle-files.ts'

const file = 'test/fixtures/bundle-bytes.json'

/** The bytes of a bundle that a cold start reads, and all that are uploaded. */
interface Bytes {
  readonly start: number
  readonly all: number
}

/** The committed bytes of every bundle, by the source of its SDK. */
const committed: Readonly<Record<SdkSource, Readonly<Record<string, Bytes>>>> = JSON.parse(
  readFileSync(new URL('../../fixtures/bundle-bytes.json', import.meta.url), 'utf8'),
)

/** The share by which a bundle may differ from the committed figure. */
const tolerance = 0.1

function bundled(name: FunctionName, sdk?: SdkSource): string {
  const folder = mkdtempSync(join(tmpdir(), 'paperwire-size-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return bundleFunction(name, folder, sdk)
}

const cases = sdkSources.flatMap((sdk) => functionNames.map((name) => ({ sdk, name })))

test.each(cases)('the $name bundle with the SDK of the $sdk is as large as committed', ({ sdk, name }) => {
  const folder = bundled(name, sdk)
  const figures = committed[sdk][name] ?? { start: Number.NaN, all: Number.NaN }
  expect(verdict('start', bytesOf(filesAtStart(folder)), figures.start)).toBe('as committed')
  expect(verdict('all', bytesOf(allFiles(folder)), figures.all)).toBe('as committed')
})

test.each(functionNames)('the %s bundle does not import node:http, which would load all of fetch', (name) => {
  const imported = [...filesAtStart(bundled(name)).values()].flatMap(importsAtStart)
  expect(imported).toContain('node:https')
  expect(imported).not.toContain('node:http')
})

describe.each(['api', 'deliver', 'letters'] as const)('a cold start of %s', (name) => {
  test('a cold start reads no catalogue of a language, because the first reader who asks for one loads it', async () => {
    const folder = bundled(name)
    const start = [...filesAtStart(folder).values()].join('\n')
    const all = [...allFiles(folder).values()].join('\n')
    for (const tag of ['en', 'de'] as const) {
      const { heading } = (await languages.load(tag)).letters.confirm
      expect([all.includes(heading), start.includes(heading)], tag).toEqual([true, false])
    }
  })
})

function verdict(part: keyof Bytes, bytes: number, figure: number): string {
  const change = bytes / figure - 1
  if (Math.abs(change) <= tolerance) return 'as committed'
  const compared = `${bytes} bytes (${part}), ${figure} are committed in ${file}`
  if (change < 0) return `smaller: ${compared}; lower the figure`
  return `larger: ${compared}; find what brought them in, or raise the figure with a reason`
}
