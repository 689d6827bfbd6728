import type { Fetcher } from '../../../infra/local/door.ts'

/**
 * Secrets Manager for a function that reads: `GetSecretValue` over AWS JSON 1.1 answers with the text that the map holds
 * under the ARN, or that there is no such secret.
 */
export function secretsStandIn(secrets: ReadonlyMap<string, string>): Fetcher {
  return {
    async fetch(request: Request) {
      const target = request.headers.get('x-amz-target')
      if (target !== 'secretsmanager.GetSecretValue') return refusal('InvalidRequestException')
      const { SecretId: arn } = (await request.json()) as { readonly SecretId: string }
      const SecretString = secrets.get(arn)
      if (SecretString === undefined) return refusal('ResourceNotFoundException')
      return answer(200, { ARN: arn, Name: arn, SecretString, VersionStages: ['AWSCURRENT'] })
    },
  }
}

function refusal(type: string): Response {
  return answer(400, { __type: type, Message: 'Secrets Manager refuses this.' })
}

function answer(status: number, body: unknown): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'Content-Type': 'application/x-amz-json-1.1' },
  })
}
