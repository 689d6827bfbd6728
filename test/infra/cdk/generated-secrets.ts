import type { Template } from 'aws-cdk-lib/assertions'
import { plausible } from './plausible.ts'

interface SecretRecipe {
  readonly PasswordLength?: number
  readonly SecretStringTemplate?: string
  readonly GenerateStringKey?: string
}

/** The texts that Secrets Manager could make for the secrets of a template, by their ARNs. */
export function generatedSecrets(template: Template): ReadonlyMap<string, string> {
  const secrets = Object.entries(template.findResources('AWS::SecretsManager::Secret'))
  return new Map(
    secrets.map(([id, { Properties }]) => [
      plausible(template, { Ref: id }),
      generatedSecret(Properties.GenerateSecretString),
    ]),
  )
}

function generatedSecret(recipe: SecretRecipe): string {
  const { PasswordLength = 32, SecretStringTemplate, GenerateStringKey } = recipe
  const password = 'aB3'.repeat(PasswordLength).slice(0, PasswordLength)
  if (SecretStringTemplate === undefined || GenerateStringKey === undefined) return password
  return JSON.stringify({ ...JSON.parse(SecretStringTemplate), [GenerateStringKey]: password })
}
