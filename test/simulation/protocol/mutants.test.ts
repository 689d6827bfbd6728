import { spawnSync } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, expect, test } from 'vitest'
import { temporaryFolder } from '../../e2e/local-process.ts'
import type { BatchResult } from './batch.ts'
import { bundleSimulation, withoutGuard } from './bundle.ts'
import { mutants } from './mutants.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))

const cleanUps: (() => void)[] = []
afterEach(() => {
  for (const cleanUp of cleanUps.splice(0)) cleanUp()
})

test('the simulation finds every guard that it can take away in the sources', async () => {
  for (const { name, parts } of mutants) {
    for (const part of parts) {
      const source = await readFile(join(root, part.file), 'utf8')
      expect(withoutGuard(source, name, part), name).not.toBe(source)
    }
  }
  expect(mutants.length).toBeGreaterThan(35)
})

test.each([
  ['claim: no open attempt', 'I1 once'],
  ['SES is asked once', 'I1 once'],
  ['a claim whose answer was lost is recognised', 'I2 served'],
  ['an expired head is not claimed', 'fresh'],
  ['a partial failure fails its message', 'I1 once'],
  ['what is beyond seven editions is written down', 'I2 outcome'],
  ['a seat has one worker', 'I5 rate'],
])('the simulation fails without the guard “%s”', async (name, invariant) => {
  const mutant = mutants.find((each) => each.name === name)
  if (!mutant) throw new Error(`there is no mutant ${name}`)
  const bundle = join(
    temporaryFolder((remove) => cleanUps.push(remove)),
    'mutant.mjs',
  )
  await bundleSimulation(bundle, mutant)
  const options = JSON.stringify({ untilFailure: true, situation: mutant.steer })
  const { stdout } = spawnSync(process.execPath, [bundle, '1', '400', '400', options], {
    env: { ...process.env, SIMULATION_BATCH: 'yes' },
    encoding: 'utf8',
  })
  const result = JSON.parse(stdout.trim()) as BatchResult
  expect(result.failures.map((failure) => failure.invariant)).toEqual([invariant])
})
