import { Token } from 'aws-cdk-lib'
import { expect, test } from 'vitest'
import { synthesize } from './synthesized.ts'

test('a stage that names its account is for no other, and one that names none for whichever it is given', () => {
  expect(synthesize({ account: '111122223333' }).stack.account).toBe('111122223333')
  expect(Token.isUnresolved(synthesize().stack.account)).toBe(true)
})
