import { codeHosts, type HeldByHost } from './code-host.ts'

interface Found {
  readonly link: string
  readonly holds: HeldByHost
}

/**
 * The https address of the repository, model, data set or record that an address on a known host leads to.
 * The address may lack its scheme, lead deeper, and have TeX or punctuation around it. Undefined for any other
 * address, and for one with a user's name in it.
 */
export function codeLink(address: string): string | undefined {
  return found(address)?.link
}

/** As `codeLink`, for a field that may also be GitHub's `owner/name`. */
export function repositoryLink(text: string): string | undefined {
  const trimmed = text.trim().replace(/^(?:github:|@)\s*/i, '')
  return (
    codeLink(trimmed) ??
    (/^[A-Za-z0-9-]+\/[\w.-]+\/?$/.test(trimmed) ? codeLink(`https://github.com/${trimmed}`) : undefined)
  )
}

const hostNames = codeHosts.flatMap(({ hosts }) => hosts).map((host) => host.replaceAll('.', '\\.'))
const mention = new RegExp(
  `(?<![\\w@/.-])(?:https?://)?(?:${hostNames.join('|')})/[^\\s{}<>()\\[\\]"'“”‘’,;|]+`,
  'gi',
)

/** Words by which authors introduce what is theirs. */
const introduces =
  /\b(?:codes?|codebase|implementations?|source|repositor(?:y|ies)|repo|software|toolkit|available|availability|releas(?:e[ds]?|ing)|open[- ]?sourced?|published|hosted|demo|github|gitlab|models?|weights|checkpoints|data(?:sets?)?|project|resources?)\b[^.!?]*$/i
/** Words by which they introduce what is somebody else's, unless it is the place where theirs is. */
const cites =
  /\b(?:(?:based|built|builds|building|relies|relying) (?:up)?on|built with|fork(?:ed)? (?:of|from)|extend(?:s|ed|ing)?|compared? (?:to|with)|using|(?:taken|adapted|adopted) from|inspired by|thanks to)\b(?![^.!?]*\b(?:available|released|published|hosted|found|accessible|here)\b)[^.!?]{0,40}$|\b(?:we|it) (?:use|used|adopt(?:ed)?|employ(?:ed)?|follow(?:ed)?|modif(?:y|ied)|audit(?:ed)?|test(?:ed)?|evaluated? on)\b[^.!?:;]{0,40}$/i

/**
 * The paper's own code, from texts in which its authors speak of it: the first link that they introduce as
 * such. Code goes before models and data, and both before records of archives. Without such words, a link
 * counts if it is the only one.
 */
export function findCodeLink(...texts: readonly string[]): string | undefined {
  const own: Found[] = []
  const other = new Map<string, Found>()
  for (const text of texts) {
    if (!text.includes('/')) continue
    const readable = text.replace(/\\(?=[_#%&~-])/g, '').replace(/[\u00ad\u200b\ufeff]/g, '')
    for (const match of readable.matchAll(mention)) {
      const code = found(match[0])
      if (!code) continue
      const before = sentenceBefore(readable, match.index)
      if (cites.test(before)) continue
      if (introduces.test(before)) own.push(code)
      else other.set(code.link, code)
    }
  }
  const order: readonly HeldByHost[] = ['code', 'models', 'records']
  const best = own.sort((a, b) => order.indexOf(a.holds) - order.indexOf(b.holds))[0]
  return (best ?? (other.size === 1 ? [...other.values()][0] : undefined))?.link
}

/** What stands before a link, in which full stops of other links end no sentence. */
function sentenceBefore(text: string, place: number): string {
  return text
    .slice(Math.max(0, place - 160), place)
    .replace(mention, (link) => `link${/[.!?]$/.exec(link)?.[0] ?? ''}`)
}

/** In characters. A longer address is an attack. */
const longestAddress = 2_000

/** An address may be given as git takes it: `git@github.com:owner/name.git`. */
const asGitTakesIt = /^(?:ssh:\/\/)?git@([\w.-]+)[:/](?!\/)|^git(?:\+https?)?:\/\/([\w.-]+)\//i

function found(address: string): Found | undefined {
  if (address.length > longestAddress) return undefined
  const asWeb = address
    .trim()
    .replace(/^[<([{"'`*]+/, '')
    .replace(asGitTakesIt, (_, ssh?: string, git?: string) => `https://${ssh ?? git}/`)
    .replace(/\\(?=[_#%&~-])/g, '')
  const [, host = '', path = ''] = /^(?:https?:\/\/)?([\w.-]+)\/+([^?#\s]*)/i.exec(asWeb) ?? []
  const place = codeHosts.find(({ hosts }) => hosts.includes(host.toLowerCase()))
  const kept = place?.path.exec(path)?.[0]
  if (!place || kept === undefined) return undefined
  // A name that goes on in letters which the host does not allow is another name.
  if (path[kept.length] === '%') return undefined
  const clean = withoutEnd(kept)
  return place.path.test(clean)
    ? { link: `https://${place.hosts[0]}/${clean}`, holds: place.holds }
    : undefined
}

/** A sentence that begins without a space: `github.com/a/b.This`. */
const nextSentence =
  /\.(?:The|This|These|Our|We|It|In|For|All|Both|Code|Codes|Data|Models?|Project|Accepted|Submitted)$/

/** Without the pages of a repository, and without what a sentence or git adds to its name. */
function withoutEnd(path: string): string {
  return path
    .replace(/\/(?:-|tree|blob|raw|issues|wiki|releases|src|wikis|merge_requests|commits?)(?:\/.*)?$/i, '')
    .replace(nextSentence, '')
    .replace(/(?:\.git)?\.*$/i, '')
}
