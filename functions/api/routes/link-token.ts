import type { Context } from 'hono'

/** What is copied along with a link out of a mail: `<https://…>`, `(see https://…).` No token ends in any of it. */
const copiedAlong = /[\s>)\]}.,;:!?'"’”»…]+$/

/** The token in a link's path. */
export function linkToken(c: Context): string {
  return (c.req.param('token') ?? '').replace(copiedAlong, '')
}
