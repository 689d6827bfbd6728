const hosts: ReadonlySet<string> = new Set([
  'huggingface.co',
  'rss.arxiv.org',
  'export.arxiv.org',
  'api.biorxiv.org',
  'api.semanticscholar.org',
  'hn.algolia.com',
])

/**
 * May an address be asked? Only a known host over https, or the origin of the adapter's own `baseUrl`. A feed that the
 * operator named is its adapter's own (`parseFeedAddress` says which may be named).
 */
export function isAllowed(address: string, baseUrl: string): boolean {
  if (!URL.canParse(address) || !URL.canParse(baseUrl)) return false
  const url = new URL(address)
  const isKnown = url.protocol === 'https:' && hosts.has(url.host)
  return isKnown || url.origin === new URL(baseUrl).origin
}
