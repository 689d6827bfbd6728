import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { temporaryFolder } from '../../e2e/local-process.ts'
import { type BatchReport, runBatch } from './batch.ts'
import { bundleSimulation } from './bundle.ts'
import { exploreEveryPoint } from './explore.ts'
import { mutants } from './mutants.ts'

/** The short form of `npm run simulate`, which says more the longer it runs. */
describe('the delivery protocol, simulated', () => {
  const cleanUps: (() => void)[] = []
  afterEach(() => {
    for (const cleanUp of cleanUps.splice(0)) cleanUp()
  })

  it('holds every invariant through crashes, faults of all services and readers who change their minds', async () => {
    const report = await runBatch(1, 250, false)
    expect(report.failures).toEqual([])
    expect(report.runs).toBe(250)
    // A run without trouble would hold everything, too.
    expect(report.mails).toBeGreaterThan(1_000)
    expect(Object.keys(report.faults).length).toBeGreaterThan(18)
  })

  it('holds them with a crash and a fault before and after every single call', async () => {
    const { operations, runs, mails } = await exploreEveryPoint()
    expect(runs).toBe(4 * operations)
    expect(operations).toBeGreaterThan(100)
    expect(mails).toBeGreaterThanOrEqual(runs)
  })

  it.each(['claim: no open attempt', 'SES is asked once'])(
    'notices when a guard is gone: %s',
    async (name) => {
      const mutant = mutants.find((each) => each.name === name)
      if (!mutant) throw new Error(`there is no mutant ${name}`)
      const bundle = join(
        temporaryFolder((remove) => cleanUps.push(remove)),
        'mutant.mjs',
      )
      await bundleSimulation(bundle, mutant)
      const { stdout } = spawnSync(process.execPath, [bundle, '1', '400', '400', 'until-failure'], {
        env: { ...process.env, SIMULATION_BATCH: 'yes' },
        encoding: 'utf8',
      })
      const report = JSON.parse(stdout.trim()) as BatchReport
      expect(report.failures.map(({ invariant }) => invariant)).toEqual(['I1 once'])
    },
  )
})
