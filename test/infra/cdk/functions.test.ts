// @module-tag synthesis
import { describe, expect, test } from 'vitest'
import { apiEnvironment } from '../../../functions/api/environment.ts'
import { deliverEnvironment } from '../../../functions/deliver/environment.ts'
import { feedbackEnvironment } from '../../../functions/feedback/environment.ts'
import { readEnvironment } from '../../../functions/lambda/environment.ts'
import { lettersEnvironment } from '../../../functions/letters/environment.ts'
import { publishEnvironment } from '../../../functions/publish/environment.ts'
import {
  apiTimeoutSeconds,
  deliverTimeoutSeconds,
  feedbackTimeoutSeconds,
  lettersTimeoutSeconds,
  publishTimeoutSeconds,
} from '../../../infra/function-limits.ts'
import { deployedEnvironment } from './deployed-environment.ts'
import { synthesize } from './synthesized.ts'

const synthesized = synthesize()
const { template } = synthesized
const { template: other } = synthesize({ logDays: 7, production: false })

const logGroups = template.findResources('AWS::Logs::LogGroup')

test('every log keeps its lines for sixty days, or as long as the stage says, and outlives a stack in production', () => {
  const days = (groups: typeof logGroups) =>
    Object.values(groups).map(({ Properties }) => Properties.RetentionInDays)
  expect(days(logGroups)).toEqual([60, 60, 60, 60, 60, 60])
  const others = other.findResources('AWS::Logs::LogGroup')
  expect(days(others)).toEqual([7, 7, 7, 7, 7, 7])
  expect(new Set(Object.values(logGroups).map((group) => group.DeletionPolicy))).toEqual(
    new Set(['RetainExceptOnCreate']),
  )
  expect(new Set(Object.values(others).map((group) => group.DeletionPolicy))).toEqual(new Set(['Delete']))
})

test('the stack has exactly five functions', () => {
  template.resourceCountIs('AWS::Lambda::Function', 5)
})

describe.each([
  { name: 'api', schema: apiEnvironment, timeoutSeconds: apiTimeoutSeconds },
  { name: 'publish', schema: publishEnvironment, timeoutSeconds: publishTimeoutSeconds },
  { name: 'deliver', schema: deliverEnvironment, timeoutSeconds: deliverTimeoutSeconds },
  { name: 'letters', schema: lettersEnvironment, timeoutSeconds: lettersTimeoutSeconds },
  { name: 'feedback', schema: feedbackEnvironment, timeoutSeconds: feedbackTimeoutSeconds },
] as const)('the $name function', ({ name, schema, timeoutSeconds }) => {
  const { properties, logicalId } = synthesized.function(name)

  test('a function runs on Node 24 on arm64, within its time', () => {
    expect(properties).toMatchObject({
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      Timeout: timeoutSeconds,
    })
  })

  test('a function reserves no concurrency, because a new account has ten in all', () => {
    expect(properties).not.toHaveProperty('ReservedConcurrentExecutions')
  })

  test('a function reads every setting that it is given, and is given every setting that it reads', () => {
    const environment = deployedEnvironment(synthesized, name)
    expect(() => readEnvironment(schema, environment)).not.toThrow()
    // Powertools itself reads one more.
    const read = [...Object.keys(schema.shape), 'POWERTOOLS_METRICS_NAMESPACE']
    expect(Object.keys(environment).toSorted()).toEqual(read.toSorted())
  })

  test('a function logs into a group of its own', () => {
    const { LogGroup } = properties.LoggingConfig as { LogGroup: { Ref: string } }
    expect(logGroups[LogGroup.Ref]).toBeDefined()
  })

  test('only deliver and letters may call themselves again without end, as they are designed to do', () => {
    expect(properties.RecursiveLoop, logicalId).toBe(
      name === 'deliver' || name === 'letters' ? 'Allow' : 'Terminate',
    )
  })
})
