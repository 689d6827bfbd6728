import { describe, expect, test } from 'vitest'
import { apiEnvironment } from '../../../functions/api/environment.ts'
import { deliverEnvironment } from '../../../functions/deliver/environment.ts'
import { readEnvironment } from '../../../functions/environment.ts'
import { feedbackEnvironment } from '../../../functions/feedback/environment.ts'
import { publishEnvironment } from '../../../functions/publish/environment.ts'
import { deliverTimeoutSeconds, feedbackTimeoutSeconds } from '../../../infra/local/queues.ts'
import { deployedEnvironment } from './deployed-environment.ts'
import { synthesize } from './synthesized.ts'

const synthesized = synthesize()
const { template } = synthesized

test('there are four functions and no more', () => {
  template.resourceCountIs('AWS::Lambda::Function', 4)
})

describe.each([
  { name: 'api', schema: apiEnvironment, timeoutSeconds: 15 },
  { name: 'publish', schema: publishEnvironment, timeoutSeconds: 300 },
  { name: 'deliver', schema: deliverEnvironment, timeoutSeconds: deliverTimeoutSeconds },
  { name: 'feedback', schema: feedbackEnvironment, timeoutSeconds: feedbackTimeoutSeconds },
] as const)('the $name function', ({ name, schema, timeoutSeconds }) => {
  const { properties, logicalId } = synthesized.function(name)

  test('runs on Node 24 on arm64, within its time', () => {
    expect(properties).toMatchObject({
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      Timeout: timeoutSeconds,
    })
  })

  test('reserves no concurrency: a new account has ten in all', () => {
    expect(properties).not.toHaveProperty('ReservedConcurrentExecutions')
  })

  test('reads every setting that it is given, and is given every one that it reads', () => {
    const environment = deployedEnvironment(synthesized, name)
    expect(() => readEnvironment(schema, environment)).not.toThrow()
    expect(Object.keys(environment).toSorted()).toEqual(Object.keys(schema.shape).toSorted())
  })

  test('holds no secret in the template', () => {
    const variables = JSON.stringify(properties.Environment)
    for (const secret of ['TOKEN_KEYS', 'ADDRESS_HASH_KEY']) {
      if (!variables.includes(secret)) continue
      expect(variables).toMatch(
        new RegExp(`"${secret}":\\{"Fn::Join":\\["",\\["\\{\\{resolve:secretsmanager:`),
      )
    }
  })

  test('logs into a group that forgets after a month', () => {
    const { LogGroup } = properties.LoggingConfig as { LogGroup: { Ref: string } }
    expect(template.findResources('AWS::Logs::LogGroup')[LogGroup.Ref]?.Properties.RetentionInDays).toBe(30)
  })

  test('may call itself again without end only where that is what it is made for', () => {
    expect(properties.RecursiveLoop, logicalId).toBe(name === 'deliver' ? 'Allow' : 'Terminate')
  })
})
