import { getPath } from 'hono/utils/url'
import { askedLetters } from '../../shared/subscriber/letter/letters.ts'
import { debris } from '../../shared/subscriber/link/copied-token.ts'
import { links } from '../../shared/subscriber/link/links.ts'

const purposes = Object.values(links).map(({ path }) => path.slice(1))
const linkPattern = new RegExp(`^/+(${purposes.join('|')})/+([^/]+)(?:/+(.*))?$`, 'is')
const behindPattern = new RegExp(`^(${askedLetters.map(({ name }) => name).join('|')}|)${debris}$`)

/**
 * The path by which a request finds its route. A link that was copied with a slash or with punctuation behind it has
 * the path of the link itself. What was copied along within the token is left to the route.
 */
export function pathOf(request: Request): string {
  const path = getPath(request)
  const [, purpose, token, rest = ''] = linkPattern.exec(path) ?? []
  if (purpose === undefined) return path
  const button = behindPattern.exec(rest)?.[1]
  if (button === undefined) return path
  return `/${purpose.toLowerCase()}/${token}${button === '' ? '' : `/${button}`}`
}
