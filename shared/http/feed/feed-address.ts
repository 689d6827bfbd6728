/** A feed that the operator named. */
export interface NamedFeed {
  /** An https address on the open web. */
  readonly url: string
  /** Within how many days a new entry comes, as the operator says. Without it, the feed's own entries tell. */
  readonly everyDays?: number
}

/** A setting beyond these limits is refused. AWS allows 4 KB for all variables of a function. */
export const mostFeeds = 10
const longestAddress = 300
export const longestAddresses = 1_200
export const mostEveryDays = 400

export type ParsedFeedAddress =
  | { readonly ok: true; readonly url: string }
  /** `problem` goes on after the setting's name, and never tells what may be secret in the address. */
  | { readonly ok: false; readonly problem: string }

/** Endings of names that the open web does not know (RFC 6761, RFC 6762, RFC 8375 and what networks use at home). */
const innerEndings =
  /(?:^|\.)(?:localhost|localdomain|local|internal|intranet|corp|home|lan|private|arpa|invalid|onion|alt|test)$/

/**
 * Reads the address of a feed: https, by a name of the open web, without a port, a user or a password. What a
 * name leads to is looked at when the feed is asked (`whyNotPublic`).
 */
export function parseFeedAddress(text: string): ParsedFeedAddress {
  if (text.length > longestAddress) return refused(`is longer than ${longestAddress} characters`)
  if (!/^https:\/\/[^\s\\]+$/i.test(text) || !URL.canParse(text))
    return refused(`is ${shown(text)}, must be the https address of a feed`)
  const url = new URL(text)
  if (url.username !== '' || url.password !== '') return refused('must have no user name and no password')
  if (url.port !== '') return refused(`is ${shown(text)}, must have no port`)
  const host = url.hostname.replace(/\.$/, '')
  // The parser makes four numbers of every other way to write an address of IPv4.
  const isName = /^(?:[a-z0-9_](?:[a-z0-9_-]*[a-z0-9])?\.)+[a-z](?:[a-z0-9-]*[a-z0-9])$/.test(host)
  if (!isName || innerEndings.test(host))
    return refused(`is ${shown(text)}, must name a host of the open web`)
  if (/(?:^|\.)arxiv\.org$/.test(host))
    return refused('is of arXiv, whose categories belong into arxivCategories')
  url.hostname = host
  url.hash = ''
  return { ok: true, url: url.href }
}

/** A feed's name in a log: its host and path. What stands behind may be a key. */
export function feedLabel(url: string): string {
  const { host, pathname } = new URL(url)
  return `${host}${pathname === '/' ? '' : pathname}`
}

/**
 * A key may stand behind the path, and a password before the host, with a slash in it or without `//`. They belong into
 * no message.
 */
function shown(text: string): string {
  return JSON.stringify(
    text.replace(/[?#].*$/s, '').replace(/^([a-z]+:\/\/)?(?:[^/@]*|[^@]*?:[^@]*)@/i, '$1'),
  )
}

function refused(problem: string): ParsedFeedAddress {
  return { ok: false, problem }
}
