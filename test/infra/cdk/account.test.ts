// @module-tag synthesis
import { Token } from 'aws-cdk-lib'
import { expect, test } from 'vitest'
import { synthesize } from './synthesized.ts'

const { stack: bound } = synthesize({ account: '111122223333' })
const { stack: free } = synthesize()

test('a stage that names its account is only for that one, and a stage that names none is for any', () => {
  expect(bound.account).toBe('111122223333')
  expect(Token.isUnresolved(free.account)).toBe(true)
})
