import { randomBytes } from 'node:crypto'

/**
 * The id of one request to subscribe: 128 random bits, base64url, 22 characters. A link carries it under a signature,
 * so neither the table nor a token key alone is enough to make a link that confirms.
 */
export type RequestId = string & { readonly __brand: 'RequestId' }

export type NewRequestId = () => RequestId

export const randomRequestId: NewRequestId = () => randomBytes(16).toString('base64url') as RequestId

export function parseRequestId(text: string): RequestId | undefined {
  return /^[A-Za-z0-9_-]{22}$/.test(text) ? (text as RequestId) : undefined
}
