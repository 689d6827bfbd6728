/** Longer addresses are tracking or an attack; mail programs cut them anyway. */
const longestLink = 2_000

/**
 * An absolute http(s) address in its normal form, or undefined for anything else (`javascript:`, credentials,
 * …).
 */
export function webLink(text: string): string | undefined {
  const trimmed = text.trim()
  if (trimmed.length > longestLink || !/^https?:\/\/\S+$/i.test(trimmed) || !URL.canParse(trimmed))
    return undefined
  const url = new URL(trimmed)
  return url.username === '' && url.password === '' ? url.href : undefined
}

const ownerAndName = /^([A-Za-z0-9](?:[A-Za-z0-9-]{0,38}))\/((?!\.{1,2}(?:\/|$))[\w.-]{1,100})$/

/**
 * The address `https://github.com/owner/name` of a repository that is given as `owner/name` or as an address
 * on GitHub. Undefined for anything else.
 */
export function githubLink(text: string): string | undefined {
  const trimmed = text.trim()
  const path = /^https?:\/\/(?:www\.)?github\.com\/([^/?#]+\/[^/?#]+)/i.exec(trimmed)?.[1] ?? trimmed
  const [, owner, name] = ownerAndName.exec(path.replace(/\.git$/, '')) ?? []
  return owner && name ? `https://github.com/${owner}/${name}` : undefined
}
