import type { Context } from 'hono'
import { copiedToken } from '../../../shared/subscriber/link/copied-token.ts'
import type { Purpose } from '../../../shared/subscriber/link/links.ts'

/** The token in a link's path, without what was copied along with the link; `''` if there is none. */
export function linkToken(c: Context, purpose: Purpose): string {
  return copiedToken(purpose, c.req.param('token') ?? '')
}
