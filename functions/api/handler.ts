import { setTimeout } from 'node:timers/promises'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import { SQSClient } from '@aws-sdk/client-sqs'
import type { Context } from 'hono'
import { handle, type LambdaContext, type LambdaEvent } from 'hono/aws-lambda'
import { promptClientConfig, secretsClientConfig } from '../../shared/aws/client-config.ts'
import { randomRequestId } from '../../shared/subscriber/link/request-id.ts'
import { readEnvironment } from '../lambda/environment.ts'
import { addressHashKeyReader, tokenKeysReader } from '../lambda/key-readers.ts'
import { lambdaLog } from '../lambda/log.ts'
import { lambdaMetrics } from '../lambda/metrics.ts'
import { perInvocation } from '../lambda/per-invocation.ts'
import { withKeys } from '../lambda/with-keys.ts'
import { clientIpBehindGateway } from './client-ip.ts'
import { apiEnvironment } from './environment.ts'
import { wireApi, wireOutage } from './wiring.ts'

const environment = readEnvironment(apiEnvironment, process.env)
const world = {
  dynamo: new DynamoDBClient(promptClientConfig),
  sqs: new SQSClient(promptClientConfig),
  secrets: new SecretsManagerClient(secretsClientConfig),
  clock: Date.now,
  wait: (ms: number) => setTimeout(ms),
  random: Math.random,
  log: lambdaLog('api'),
  metrics: lambdaMetrics('api'),
  clientIp: (c: ApiContext) =>
    clientIpBehindGateway(
      { peer: requestContext(c)?.http?.sourceIp, forwardedFor: c.req.header('X-Forwarded-For') },
      environment.SIGN_UPS.proxies,
    ),
  newRequestId: randomRequestId,
  requestId: (c: ApiContext) => requestContext(c)?.requestId,
  remainingMs: (c: ApiContext) => c.env.lambdaContext.getRemainingTimeInMillis(),
}
const keys = {
  tokenKeys: tokenKeysReader(world, environment.TOKEN_KEYS_SECRET),
  addressHashKey: addressHashKeyReader(world, environment.ADDRESS_KEY_SECRET),
}

const withTheKeys = withKeys(keys, (read) => {
  const answer = handle(wireApi(environment, world, read))
  return (event: LambdaEvent, context: LambdaContext) => answer(event, context)
})

/** The Lambda function behind the HTTP API. */
export const handler = perInvocation(world, async (event: LambdaEvent, context: LambdaContext) => {
  try {
    return await withTheKeys(event, context)
  } catch (fault) {
    // The app answers its own faults. This one is a secret that cannot be read.
    const why = fault instanceof Error ? fault : new Error('the keys cannot be read')
    return await handle(wireOutage(environment, world, why))(event, context)
  }
})

type ApiContext = Context<{ Bindings: { event?: LambdaEvent; lambdaContext: LambdaContext } }>

/** The part of API Gateway's request context (payload version 2.0) that the function uses. */
interface RequestContext {
  readonly requestId?: string
  readonly http?: { readonly sourceIp?: string }
}

function requestContext(c: ApiContext): RequestContext | undefined {
  return c.env.event?.requestContext as RequestContext | undefined
}
