// @module-tag synthesis
import { expect, test } from 'vitest'
import { addressHashKeySchema, tokenKeysSchema } from '../../../functions/lambda/keys.ts'
import { withKey } from '../../../infra/cli/deploying/rotation.ts'
import { deployedEnvironment } from './deployed-environment.ts'
import { generatedSecrets } from './generated-secrets.ts'
import { synthesize } from './synthesized.ts'
import { wholeStage } from './whole-stage.ts'

const synthesized = synthesize()
const { template: whole } = synthesize(wholeStage)
const secrets = generatedSecrets(synthesized.template)
const { ADDRESS_KEY_SECRET = '', TOKEN_KEYS_SECRET = '' } = deployedEnvironment(synthesized, 'api')
const textOf = (arn: string): string => secrets.get(arn) ?? ''

test('the functions can read the secrets that Secrets Manager generates, under the ARNs that they are given', () => {
  expect(addressHashKeySchema.parse(textOf(ADDRESS_KEY_SECRET))).toHaveLength(43)
  const { current, keys } = tokenKeysSchema.parse(textOf(TOKEN_KEYS_SECRET))
  expect(current).toBe('k1')
  expect(keys.k1).toHaveLength(43)
})

test('the generated keys of links can be rotated, and the key of the addresses cannot', () => {
  expect(() => withKey(textOf(TOKEN_KEYS_SECRET), 'k2', 'x'.repeat(43))).not.toThrow()
  expect(() => withKey(textOf(ADDRESS_KEY_SECRET), 'k2', 'x'.repeat(43))).toThrow('Nothing was changed')
})

test('all functions that work with a secret work with the same one', () => {
  expect(deployedEnvironment(synthesized, 'deliver').TOKEN_KEYS_SECRET).toBe(TOKEN_KEYS_SECRET)
  expect(deployedEnvironment(synthesized, 'feedback').ADDRESS_KEY_SECRET).toBe(ADDRESS_KEY_SECRET)
  expect(ADDRESS_KEY_SECRET).not.toBe(TOKEN_KEYS_SECRET)
})

test('the ids and recipes of both secrets never change, because CloudFormation would otherwise replace them and no reader could be found again', () => {
  const made = Object.entries(synthesized.template.findResources('AWS::SecretsManager::Secret')).map(
    ([id, { Properties }]) => [id, Properties.GenerateSecretString],
  )
  const random = { PasswordLength: 43, ExcludePunctuation: true }
  expect(Object.fromEntries(made)).toEqual({
    KeysTokens8707A27B: { ...random, SecretStringTemplate: '{"current":"k1"}', GenerateStringKey: 'k1' },
    KeysAddressHashD893FD26: random,
  })
})

test('both secrets have a copy in another region if the stage names one', () => {
  const copies = (template: typeof whole) =>
    Object.values(template.findResources('AWS::SecretsManager::Secret')).map(
      ({ DeletionPolicy, Properties }) => [DeletionPolicy, Properties.ReplicaRegions],
    )
  // They are kept even after a failed creation, because a secret with a copy cannot be deleted.
  const copied = ['Retain', [{ Region: 'eu-west-1' }]]
  expect(copies(whole)).toEqual([copied, copied])
  const single = ['RetainExceptOnCreate', undefined]
  expect(copies(synthesized.template)).toEqual([single, single])
})

test('the outputs tell the operator the ARNs, and no secret is written into the template', () => {
  const outputs = Object.values(synthesized.template.findOutputs('*'))
  for (const arn of [ADDRESS_KEY_SECRET, TOKEN_KEYS_SECRET]) {
    const [id = ''] = arn.split(':').slice(-1)
    expect(outputs.map(({ Value }) => Value)).toContainEqual({ Ref: id })
  }
  expect(JSON.stringify(synthesized.template.toJSON())).not.toContain('resolve:secretsmanager')
})
