import {
  GetSecretValueCommand,
  PutSecretValueCommand,
  type SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager'

export type SecretsClient = Pick<SecretsManagerClient, 'send'>

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
