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

/**
 * As `webLink`, for an address that a person typed: it may lack its scheme, and have punctuation around it.
 */
export function pageLink(text: string): string | undefined {
  if (text.length > longestLink) return undefined
  const typed = withoutDebris(text.trim())
  const hasHost = /^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,24}(?:[/?#]\S*)?$/i.test(typed)
  return webLink(hasHost ? `https://${typed}` : typed)
}

function withoutDebris(text: string): string {
  const inner = text.replace(/^[<([{"'“]+/, '').replace(/[.,;:!"'“”‘’>\]}]+$/, '')
  // A closing parenthesis may belong to the address: `…/Map_(garden)`.
  const isStray = inner.endsWith(')') && !inner.includes('(')
  const rest = isStray ? inner.slice(0, -1) : inner
  return rest === text ? text : withoutDebris(rest)
}
