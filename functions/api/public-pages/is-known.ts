/**
 * Tells whether the browser already has the page with this entity tag, by its `If-None-Match` (RFC 9110 §13.1.2). The
 * comparison is weak: a proxy that packs or unpacks a page may have weakened the tag.
 */
export function isKnown(ifNoneMatch: string | undefined, tag: string): boolean {
  if (ifNoneMatch === undefined) return false
  if (ifNoneMatch.trim() === '*') return true
  const opaque = (text: string) => text.replace(/^W\//, '')
  return (ifNoneMatch.match(/(?:W\/)?"[^"]*"/g) ?? []).some((known) => opaque(known) === opaque(tag))
}
