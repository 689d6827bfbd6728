// @module-tag bundle
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { bundleFunction, functionNames, type SdkSource, sdkSources } from '../../../infra/bundling.ts'

const file = 'test/fixtures/bundle-bytes.json'

/** The bytes of every bundle that somebody looked at last, by where its SDK comes from. */
const committed: Readonly<Record<SdkSource, Readonly<Record<string, number>>>> = JSON.parse(
  readFileSync(new URL('../../fixtures/bundle-bytes.json', import.meta.url), 'utf8'),
)

/** By so much a bundle may differ from the committed figure before somebody must look at it again. */
const tolerance = 0.1

const cases = sdkSources.flatMap((sdk) => functionNames.map((name) => ({ sdk, name })))

test.each(cases)(
  'the $name bundle with the SDK of the $sdk is as large as the committed figure says',
  (each) => {
    const { sdk, name } = each
    const folder = mkdtempSync(join(tmpdir(), 'paperwire-size-'))
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
    const bytes = statSync(join(bundleFunction(name, folder, sdk), 'handler.mjs')).size
    expect(verdict(bytes, committed[sdk][name] ?? Number.NaN)).toBe('as committed')
  },
)

test.each(functionNames)('the %s bundle does not import node:http, which would load all of fetch', (name) => {
  const folder = mkdtempSync(join(tmpdir(), 'paperwire-imports-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const imported = importsOf(readFileSync(join(bundleFunction(name, folder), 'handler.mjs'), 'utf8'))
  expect(imported).toContain('node:https')
  expect(imported).not.toContain('node:http')
})

/** What a minified bundle imports, at its start or later. */
function importsOf(bundle: string): readonly (string | undefined)[] {
  return [...bundle.matchAll(/(?:from|import|import\()"([^"]+)"/g)].map(([, module]) => module)
}

function verdict(bytes: number, figure: number): string {
  const change = bytes / figure - 1
  if (Math.abs(change) <= tolerance) return 'as committed'
  const compared = `${bytes} bytes, ${figure} are committed in ${file}`
  if (change < 0) return `smaller: ${compared}; lower the figure`
  return `larger: ${compared}; find what brought them in, or raise the figure with a reason`
}
