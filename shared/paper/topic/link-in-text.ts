import { isUnknownCategory, parseCategory } from '../arxiv-category.ts'
import { isTopLevelDomain } from './top-level-domains.ts'
import { undisguised } from './undisguised.ts'

/** The beginning of a link, whatever follows: `https://`, `hxxp:`, `//host`, `mailto:`, `www.` */
const beginnings: readonly RegExp[] = [
  /[\p{L}\p{N}]:\/\//u,
  /(?:^|[\s"'(<[{])\/\/+[\p{L}\p{N}]/u,
  /(?<![\p{L}\p{N}])(?:h(?:tt|xx|\*\*)ps?|s?ftps?|mailto|tel|sms|callto|sips?|xmpp|skype|whatsapp|viber|facetime|tg|javascript|vbscript|view-source|ms-[a-z-]+|webcals?|ircs?|ldaps?|nntp|imaps?|smb|rtsp|rtmp|magnet|ipfs|bitcoin|ethereum):\S/iu,
  /(?<![\p{L}\p{N}])(?:file:[/\\]|geo:-?\d|about:blank|blob:h)/iu,
  /(?<![\p{L}\p{N}])data:[a-z]+\/\S/iu,
  /(?<![\p{L}\p{N}])www\d{0,3}\.[\p{L}\p{N}]/iu,
  /(?<![\p{L}\p{N}])localhost(?::\d|\/\S)/iu,
  /(?<![\p{L}\p{N}])\p{L}[\p{L}\p{N}-]*:\d{2,5}\/\S/u,
  // An IPv6 address with a path or a port.
  /\[[0-9a-f:.]*:[0-9a-f:.]*\][:/]\S/i,
]

const label = String.raw`[\p{L}\p{N}\p{M}\p{So}][\p{L}\p{N}\p{M}\p{So}_-]*`
const ending = String.raw`[A-Za-z][A-Za-z0-9-]*|[\p{L}\p{M}]+`
const hostName = new RegExp(
  String.raw`(?<![\p{L}\p{N}\p{M}])(?<name>(?:${label}\.)+(?:${ending}))\.?(?<path>[/?#]\S*|:\d{2,5}(?!\d)\S*)?`,
  'gu',
)
const mailAddress = new RegExp(String.raw`[^\s@]@(?:${label}\.)+(?<ending>${ending})`, 'gu')
const ipAddress = /(?<![\d.])(?<ip>\d{1,3}(?:\.\d{1,3}){3})(?<path>(?::\d{2,5}|[/?#])\S*)/g

/** Without dots, slashes, colons, at signs, brackets and letters that may only look like them there is no link. */
const harmless = /^[\w !"#$%&'*+,;<=>?^`|~-]*$/

/**
 * The link or mail address that a mail program would find in a text, or a person behind a disguise; undefined if there
 * is none. A name that ends like a host is one, unless it may well be the name of something that papers write about.
 */
export function linkIn(text: string): string | undefined {
  if (harmless.test(text)) return undefined
  const plain = undisguised(text)
  if (beginnings.some((beginning) => beginning.test(plain))) return plain
  for (const { groups } of plain.matchAll(mailAddress)) {
    const last = (groups?.ending ?? '').toLowerCase()
    if (isTopLevelDomain(last) || unregisteredEnding.test(last)) return plain
  }
  for (const [found, , path] of plain.matchAll(ipAddress)) {
    if (!isNetwork(found, path ?? '')) return found
  }
  for (const [found, name = '', path = ''] of plain.matchAll(hostName)) {
    if (path === '' ? isHost(name) && !isName(name) : isHostOfPath(name) && !isArxivId(name, path))
      return found
  }
  return undefined
}

/** `10.0.0.0/8` is a network and no page: nothing but zeros follows what its length counts. */
function isNetwork(text: string, path: string): boolean {
  const size = /^\/(\d{1,2})$/.exec(path)?.[1]
  const parts = text.slice(0, text.length - path.length).split('.')
  const bits = parts.map((part) => Number(part).toString(2).padStart(8, '0')).join('')
  return size !== undefined && bits.length === 32 && !bits.slice(Number(size)).includes('1')
}

/** Some programs end a host before a hyphen: they link the first half of `evil.com-login`. */
function isHost(name: string): boolean {
  const lastLabel = endingOf(name)
  return isTopLevelDomain(lastLabel) || isTopLevelDomain(lastLabel.replace(/-.*$/, ''))
}

function isHostOfPath(name: string): boolean {
  return isHost(name) || unregisteredEnding.test(endingOf(name))
}

function endingOf(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1).toLowerCase()
}

/**
 * Endings of names of tools and methods (`fast.ai`, `Socket.io`, `web.py`). Mail programs may link such a name, but to a
 * front page at most.
 */
const endingOfNames = /^(?:ai|io|py|rs)(?:-|$)/

/** No stranger can register a name under these. */
const closedEnding = /^(?:edu|gov|int|mil)$/

/** Endings of hosts that no registry has, of a network's own or of examples. Without a path they may be any word. */
const unregisteredEnding = /^(?:example|home|internal|invalid|lan|local|localhost|onion|test)(?:-|$)/

/** What papers write about under the name of its host. Nobody but its owner decides what stands there. */
const knownNames = new Set(
  `airbnb.com amazon.com booking.com change.org coursera.org drugs.com ebay.com epinions.com imdb.com kaggle.com last.fm
  del.icio.us match.com salesforce.com yelp.com you.com arxiv.org openreview.net wikipedia.org accord.net ado.net asp.net
  infer.net java.net json.net math.net ml.net paint.net tf.data vb.net`.split(/\s+/),
)

/** `A.Ng`, `J.R.R.Kim`: initials with a surname. */
const initials = /^(?:\p{Lu}\.)+\p{Lu}\p{Ll}[\p{L}-]*$/u

function isName(name: string): boolean {
  if (parseCategory(name) || isUnknownCategory(name) || initials.test(name)) return true
  const lastLabel = endingOf(name)
  if (closedEnding.test(lastLabel) || knownNames.has(name.toLowerCase())) return true
  return endingOfNames.test(lastLabel) && name.split('.').length === 2
}

/** `math.GT/0309136`, as arXiv numbered papers until 2007; `cs.AI/cs.LG` and `cs.AI/LG` name two categories. */
function isArxivId(name: string, path: string): boolean {
  if (!parseCategory(name)) return false
  if (/^\/\d{7}(?:v\d+)?$/.test(path)) return true
  const archive = name.slice(0, name.indexOf('.') + 1)
  return path
    .split('/')
    .slice(1)
    .every((part) => parseCategory(part) ?? parseCategory(archive + part))
}
