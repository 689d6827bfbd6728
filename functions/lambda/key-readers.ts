import { readSecret, type SecretsClient } from '../../shared/aws/secrets-manager.ts'
import type { Log } from '../../shared/log/log.ts'
import type { TokenKeys } from '../../shared/subscriber/link/token.ts'
import type { Clock } from '../../shared/time/clock.ts'
import { cachedSecret, secretLifetimeMs } from './cached-secret.ts'
import { addressHashKeySchema, tokenKeysSchema } from './keys.ts'

export interface SecretsWorld {
  readonly secrets: SecretsClient
  readonly clock: Clock
  readonly log: Log
}

/**
 * Reads the keys that sign links from the secret with this ARN. They rotate, so they are read again every
 * five minutes.
 */
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

/**
 * Reads the key that hashes addresses to ids from the secret with this ARN. It never changes, so it is read
 * once.
 */
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
