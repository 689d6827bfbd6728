import {
  GetSecretValueCommand,
  PutSecretValueCommand,
  type SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager'

export type SecretsClient = Pick<SecretsManagerClient, 'send'>

/**
 * How the SDK's client must be made. Two tries of five seconds leave a page, which has fifteen, some time for
 * its answer.
 */
export const secretsClientConfig = {
  maxAttempts: 2,
  requestHandler: { requestTimeout: 4_000, connectionTimeout: 1_000, throwOnRequestTimeout: true },
} as const

/** The text of a secret's current version. Throws if the secret has no text. */
export async function readSecret(client: SecretsClient, arn: string): Promise<string> {
  const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: arn }))
  if (SecretString === undefined) throw new Error(`the secret ${arn} has no text`)
  return SecretString
}

/** Makes a text the current version of a secret. The one before stays readable as `AWSPREVIOUS`. */
export async function writeSecret(client: SecretsClient, arn: string, text: string): Promise<void> {
  await client.send(new PutSecretValueCommand({ SecretId: arn, SecretString: text }))
}
