import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { reasonFor, staleEntries } from './excused.ts'
import type { Judged } from './hunt.ts'
import { progressIn } from './progress.ts'
import { removalsOf } from './removals-of.ts'
import { report, score } from './report.ts'
import { guarded } from './sources.ts'
import { type Survivor, survivors } from './survivors.ts'

const root = join(import.meta.dirname, '../..')
const removals = removalsOf('some.ts', 'if (isLate) throw late\nif (isEarly) throw early')
const [late, early] = removals
if (!late || !early) throw new Error('two guards stand there')

const entry: Survivor = {
  escapes: 'tests',
  file: 'some.ts',
  was: late.was,
  becomes: late.becomes,
  reason: 'why',
}
const judgedAs = (outcome: 'survives' | 'never ends'): Judged[] => [{ removal: late, verdict: { outcome } }]
const noticed: Judged[] = [{ removal: late, verdict: { outcome: 'noticed', by: 'a test' } }]

test('a reason holds for its own guard and its own side', () => {
  expect(reasonFor([entry], 'tests', late)).toBe('why')
  expect(reasonFor([entry], 'tests', early)).toBeUndefined()
  expect(reasonFor([entry], 'simulation', late)).toBeUndefined()
  expect(reasonFor([{ ...entry, escapes: 'both' }], 'simulation', late)).toBe('why')
  const { was: _, becomes: __, ...ofFile } = entry
  expect(reasonFor([ofFile], 'tests', early)).toBe('why')
})

test('a reason whose guard is gone, or is noticed after all, has to go', () => {
  expect(staleEntries([entry], removals, judgedAs('survives'), 'tests')).toEqual([])
  expect(staleEntries([entry], removals, noticed, 'simulation')).toEqual([])
  expect(staleEntries([entry], removals, noticed, 'tests')).toEqual([
    'noticed after all: some.ts: if (isLate) throw late → if (false) throw late',
  ])
  expect(staleEntries([entry], [early], [], 'tests')).toEqual([
    'no such guard: some.ts: if (isLate) throw late → if (false) throw late',
  ])
})

test('every reason that is kept is about a guard that stands there', () => {
  const all = globSync(guarded, { cwd: root }).flatMap((file) =>
    removalsOf(file, readFileSync(join(root, file), 'utf8')),
  )
  expect(all.length).toBeGreaterThan(500)
  expect([
    ...staleEntries(survivors, all, [], 'tests'),
    ...staleEntries(survivors, all, [], 'simulation'),
  ]).toEqual([])
})

test('a guard with a reason does not lower the score, and one without does', () => {
  const [survivor] = judgedAs('survives')
  const [kill] = noticed
  const [hang] = judgedAs('never ends')
  if (!survivor || !kill || !hang) throw new Error('each has one')
  const none = { reason: undefined }
  expect(
    score([
      { ...kill, ...none },
      { ...hang, ...none },
      { ...survivor, reason: 'why' },
    ]),
  ).toBe(1)
  expect(
    score([
      { ...kill, ...none },
      { ...survivor, ...none },
    ]),
  ).toBe(0.5)
  expect(
    report([
      { ...kill, ...none },
      { ...hang, ...none },
      { ...survivor, ...none },
    ]),
  ).toContain('| some.ts | 3 | 2 | 1 | 1 | 0 | 67 % |')
  expect(report([{ ...survivor, ...none }])).toContain(
    'some.ts:1\n  if (isLate) throw late\n→ if (false) throw late\n  NO REASON',
  )
})

test('what a hunt found is known to the next one, and what nobody noticed only while no source changes', () => {
  const folder = mkdtempSync(join(tmpdir(), 'paperwire-mutate-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const file = join(folder, 'progress.jsonl')
  const before = progressIn(file, root, 'tests', false)
  for (const judged of [...noticed, { removal: early, verdict: { outcome: 'survives' } } as const])
    before.keep(judged)
  const after = progressIn(file, root, 'tests', false)
  expect(after.verdictOf(late)).toEqual({ outcome: 'noticed', by: 'a test' })
  expect(after.verdictOf(early)).toEqual({ outcome: 'survives' })
  expect(progressIn(file, root, 'other tests', false).verdictOf(late)).toEqual({
    outcome: 'noticed',
    by: 'a test',
  })
  expect(progressIn(file, root, 'other tests', false).verdictOf(early)).toBeUndefined()
  expect(progressIn(file, root, 'tests', true).verdictOf(late)).toBeUndefined()
})
