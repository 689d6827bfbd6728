import { expect, test } from 'vitest'
import { CommandProblem } from '../../../../infra/cli/command.ts'
import type { Findings } from '../../../../infra/cli/deploying/looks.ts'
import { tellAfterDeployment, tellCheck } from '../../../../infra/cli/deploying/tell-findings.ts'

const nothing: Findings = { missing: [], advice: [], unseen: [] }
const unseen: Findings = {
  ...nothing,
  missing: ['A sandbox.'],
  unseen: ['Could not look at DNS: no answer.'],
}

async function said(
  tell: typeof tellCheck,
  found: Findings | Error,
): Promise<{ readonly text: string; readonly problem: unknown }> {
  const texts: string[] = []
  const look = async () => {
    if (found instanceof Error) throw found
    return found
  }
  const problem = await tell({ look, say: (text) => texts.push(text) }, 'prod').catch(
    (error: unknown) => error,
  )
  return { text: texts.join('\n'), problem }
}

test.each<[what: string, found: Findings | Error]>([
  ['something could not be looked at', unseen],
  ['nothing could be looked at', new Error('Unknown action')],
  ['everything was seen', nothing],
])('a deployment that succeeded does not fail when %s', async (_, found) => {
  expect((await said(tellAfterDeployment, found)).problem).toBeUndefined()
})

test('a deployment that succeeded tells what was seen and what was not', async () => {
  const { text } = await said(tellAfterDeployment, unseen)
  expect(text).toContain('A sandbox.')
  expect(text).toContain('Could not look at DNS: no answer.')
  expect((await said(tellAfterDeployment, new Error('Unknown action'))).text).toBe(
    'The stage is deployed, but nothing could be looked at: Unknown action.',
  )
})

test('a check fails if something could not be looked at, after telling all the rest', async () => {
  const { text, problem } = await said(tellCheck, unseen)
  expect(text).toContain('A sandbox.')
  expect(problem).toBeInstanceOf(CommandProblem)
})

test('a check that saw everything does not fail, even if something is missing', async () => {
  expect((await said(tellCheck, { ...nothing, missing: ['A sandbox.'] })).problem).toBeUndefined()
})
