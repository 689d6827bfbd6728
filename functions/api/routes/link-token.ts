import type { Context } from 'hono'

/** What is copied along with a link out of a mail: `<https://…>`, `(see https://…).` No token ends in any of it. */
const copiedAlong = ' \t>)]}.,;:!?\'"’”»…'

/** The token in a link's path. One character after the other: a pattern would take its time over thousands of them. */
export function linkToken(c: Context): string {
  const given = c.req.param('token') ?? ''
  let end = given.length
  while (end > 0 && copiedAlong.includes(given.charAt(end - 1))) end--
  return given.slice(0, end)
}
