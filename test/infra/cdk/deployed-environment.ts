import type { FunctionName } from '../../../infra/bundling.ts'
import { plausible } from './plausible.ts'
import type { Synthesized } from './synthesized.ts'

/** The environment that a function is deployed with, references filled in. */
export function deployedEnvironment(synthesized: Synthesized, name: FunctionName): Record<string, string> {
  const { Environment } = synthesized.function(name).properties as {
    readonly Environment: { readonly Variables: Readonly<Record<string, unknown>> }
  }
  return Object.fromEntries(
    Object.entries(Environment.Variables).map(([variable, value]) => [
      variable,
      plausible(synthesized.template, value),
    ]),
  )
}
