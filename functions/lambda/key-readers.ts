import { readSecret, type SecretsClient } from '../../shared/aws/secrets-manager.ts'
import type { Log } from '../../shared/log/log.ts'
import type { TokenKeys } from '../../shared/subscriber/token.ts'
import type { Clock } from '../../shared/time/clock.ts'
import { cachedSecret, secretLifetimeMs } from './cached-secret.ts'
import { addressHashKeySchema, tokenKeysSchema } from './keys.ts'

export interface SecretsWorld {
  readonly secrets: SecretsClient
  readonly clock: Clock
  readonly log: Log
}

/** The keys that sign links, out of the secret with this ARN: they rotate, so they are read again and again. */
export function tokenKeysReader(
  { secrets, clock, log }: SecretsWorld,
  arn: string,
): () => Promise<TokenKeys> {
  return cachedSecret({
    name: 'TOKEN_KEYS_SECRET',
    read: () => readSecret(secrets, arn),
    schema: tokenKeysSchema,
    lifetimeMs: secretLifetimeMs,
    clock,
    log,
  })
}

/** The key of every subscriber's id, out of the secret with this ARN: it never changes, so it is read once. */
export function addressHashKeyReader(
  { secrets, clock, log }: SecretsWorld,
  arn: string,
): () => Promise<Uint8Array> {
  return cachedSecret({
    name: 'ADDRESS_KEY_SECRET',
    read: () => readSecret(secrets, arn),
    schema: addressHashKeySchema,
    lifetimeMs: Number.POSITIVE_INFINITY,
    clock,
    log,
  })
}
