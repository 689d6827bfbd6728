// @module-tag synthesis
import { expect, test } from 'vitest'
import { synthesize } from '../infra/cdk/synthesized.ts'
import { alarms, dashboards, memoryMb, polledQueues, secrets } from './cost-assumed.ts'

const { template } = synthesize()

test('the cost bench assumes the deployment that the stack makes', () => {
  template.resourceCountIs('AWS::CloudWatch::Alarm', alarms)
  template.resourceCountIs('AWS::CloudWatch::Dashboard', dashboards)
  template.resourceCountIs('AWS::SecretsManager::Secret', secrets)
  const functions = Object.entries(template.findResources('AWS::Lambda::Function'))
  const deployed = Object.keys(memoryMb).map((name) => {
    const found = functions.find(([id]) => id.toLowerCase().startsWith(`${name}function`))
    return [name, found?.[1].Properties.MemorySize]
  })
  expect(Object.fromEntries(deployed)).toEqual(memoryMb)
  template.resourceCountIs('AWS::Lambda::EventSourceMapping', polledQueues)
})
