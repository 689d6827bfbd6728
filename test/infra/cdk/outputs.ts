import type { Template } from 'aws-cdk-lib/assertions'
import { plausible } from './plausible.ts'

/** The outputs of a deployment, by name without the hash that CDK appends to it. */
export function outputs(template: Template): Record<string, string> {
  return Object.fromEntries(
    Object.entries(template.findOutputs('*')).map(([name, { Value }]) => [
      name.replace(/[0-9A-F]{8}$/, ''),
      plausible(template, Value),
    ]),
  )
}
