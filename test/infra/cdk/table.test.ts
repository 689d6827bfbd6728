// @module-tag synthesis
import { Match } from 'aws-cdk-lib/assertions'
import { describe, expect, test } from 'vitest'
import { tableDefinition, ttlAttribute } from '../../../shared/aws/dynamo-table.ts'
import { outputs } from './outputs.ts'
import { synthesize } from './synthesized.ts'

const tableType = 'AWS::DynamoDB::GlobalTable'
const { template, stack } = synthesize()
const first = synthesize({}, [], true)
const { template: passing, stack: passingStack } = synthesize({ production: false })

test('the stack has one table, with the keys and the index of the tests and the local world', () => {
  const [table, ...others] = Object.values(template.findResources(tableType))
  expect(others).toEqual([])
  const { AttributeDefinitions, KeySchema, GlobalSecondaryIndexes, BillingMode } = tableDefinition('any')
  expect(table?.Properties).toMatchObject({ KeySchema, GlobalSecondaryIndexes, BillingMode })
  expect(table?.Properties.AttributeDefinitions).toHaveLength(AttributeDefinitions?.length ?? 0)
  expect(table?.Properties.AttributeDefinitions).toEqual(expect.arrayContaining(AttributeDefinitions ?? []))
})

test('a restored table replaces the stack’s own, and is the only one that the functions may touch', () => {
  const { template: restored } = synthesize({ tableName: 'paperwire-2026-11-23' })
  expect(restored.findResources(tableType)).toEqual({})
  expect(outputs(restored).DataTableName).toBe('paperwire-2026-11-23')
  const arns = JSON.stringify(restored.findResources('AWS::IAM::Policy'))
  expect(arns).toContain(':table/paperwire-2026-11-23"')
  expect(arns).toContain(':table/paperwire-2026-11-23/index/due"')
  restored.hasResourceProperties('AWS::Lambda::Function', {
    Environment: { Variables: { TABLE_NAME: 'paperwire-2026-11-23' } },
  })
})

test('an output tells the operator the table’s name, which the commands ask for', () => {
  const [table = ''] = Object.keys(template.findResources(tableType))
  expect(outputs(template).DataTableName).toBe(table)
})

test('the table deletes unconfirmed sign-ups by the attribute that the store writes', () => {
  template.hasResourceProperties(tableType, {
    TimeToLiveSpecification: { AttributeName: ttlAttribute, Enabled: true },
  })
})

test('the table is encrypted and can be restored to any second', () => {
  template.hasResourceProperties(tableType, {
    SSESpecification: { SSEEnabled: true, SSEType: 'KMS' },
    Replicas: [Match.objectLike({ PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true } })],
  })
})

describe('in production', () => {
  test('the table of production refuses to be deleted and outlives its stack', () => {
    template.hasResource(tableType, {
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
      Properties: { Replicas: [Match.objectLike({ DeletionProtectionEnabled: true })] },
    })
  })

  test('the stack of production refuses to be deleted', () => {
    expect(stack.terminationProtection).toBe(true)
  })

  test('the stack of production can be deleted while it is first created, so that a failed creation can be tried again', () => {
    expect(first.stack.terminationProtection).toBe(false)
    expect(first.template.toJSON()).toEqual(template.toJSON())
    const kept = Object.values<{ Type: string; DeletionPolicy?: string }>(first.template.toJSON().Resources)
      .filter(({ DeletionPolicy }) => DeletionPolicy === 'Retain')
      .map(({ Type }) => Type)
    // A protected table would keep the rollback from its end.
    expect(kept).toEqual([tableType])
  })

  test('both secrets of production outlive the stack, because ids and links are worthless without them', () => {
    const secrets = Object.values(template.findResources('AWS::SecretsManager::Secret'))
    expect(secrets.map(({ DeletionPolicy }) => DeletionPolicy)).toEqual([
      'RetainExceptOnCreate',
      'RetainExceptOnCreate',
    ])
    expect(secrets.map(({ UpdateReplacePolicy }) => UpdateReplacePolicy)).toEqual(['Retain', 'Retain'])
  })
})

test('a stage without readers can be removed whole, except the identity that others may send by', () => {
  expect(passingStack.terminationProtection).toBe(false)
  passing.hasResource(tableType, {
    DeletionPolicy: 'Delete',
    Properties: { Replicas: [Match.objectLike({ DeletionProtectionEnabled: false })] },
  })
  const resources: Record<string, { Type: string; DeletionPolicy?: string }> = passing.toJSON().Resources
  const kept = Object.values(resources).filter(({ DeletionPolicy }) => DeletionPolicy?.startsWith('Retain'))
  expect(kept).toMatchObject([
    {
      Type: 'AWS::SES::EmailIdentity',
      DeletionPolicy: 'RetainExceptOnCreate',
      UpdateReplacePolicy: 'Retain',
    },
  ])
})
