import type { Context } from 'hono'

/**
 * Characters that people copy along with a link: `<https://…>`, `(see https://…).` No token ends in one of
 * them.
 */
const copiedAlong = ' \t>)]}.,;:!?\'"’”»…'

/**
 * The token in a link's path; `''` if there is none. The loop looks at each character once. A regular
 * expression could take quadratic time on a long path.
 */
export function linkToken(c: Context): string {
  const given = c.req.param('token') ?? ''
  let end = given.length
  while (end > 0 && copiedAlong.includes(given.charAt(end - 1))) end--
  return given.slice(0, end)
}
