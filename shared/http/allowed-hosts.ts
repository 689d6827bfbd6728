const hosts: ReadonlySet<string> = new Set([
  'huggingface.co',
  'rss.arxiv.org',
  'export.arxiv.org',
  'api.semanticscholar.org',
  'hn.algolia.com',
])

/** Whether an address may be asked: one of the known hosts over https, or the place that the adapter was given. */
export function isAllowed(address: string, baseUrl: string): boolean {
  if (!URL.canParse(address) || !URL.canParse(baseUrl)) return false
  const url = new URL(address)
  const isKnown = url.protocol === 'https:' && hosts.has(url.host)
  return isKnown || url.origin === new URL(baseUrl).origin
}
