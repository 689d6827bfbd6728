import { expect, test } from 'vitest'
import { nobodyToAsk } from '../../../../infra/cli/deploying/approval.ts'

const pipeline = { yes: false, isTerminal: false, environment: {} }

test('without a terminal a deployment that nobody agreed to is refused, with the option that agrees', () => {
  expect(nobodyToAsk(pipeline)).toMatch(/^There is no terminal .*: add --yes, /)
  expect(
    nobodyToAsk({ ...pipeline, environment: { CDK_REQUIRE_APPROVAL: 'broadening', CI: 'true' } }),
  ).toMatch(/--yes/)
})

test.each([
  ['the operator agreed', { yes: true }],
  ['there is a terminal', { isTerminal: true }],
  ['the CDK is told in its own way', { environment: { CDK_REQUIRE_APPROVAL: 'never' } }],
])('a deployment goes on if %s', (_, different) => {
  expect(nobodyToAsk({ ...pipeline, ...different })).toBeUndefined()
})
