/** An element of Atom whose content is markup of its own (RFC 4287, 3.1.1.3). */
const opening =
  /<((?:[\w.-]{1,40}:)?(?:title|summary|content))\s[^<>]{0,400}?\btype\s*=\s*["']xhtml["'][^<>]{0,400}>/gi

/**
 * A feed in which XHTML has become text, as other feeds have it. A parser that makes objects would lose the order of words
 * and elements.
 */
export function withXhtmlAsText(xml: string): string {
  const parts: string[] = []
  let from = 0
  for (const match of xml.matchAll(opening)) {
    const [tag, name = ''] = match
    const begin = match.index + tag.length
    if (match.index < from || tag.endsWith('/>')) continue
    const end = xml.indexOf(`</${name}`, begin)
    if (end === -1) break
    const escaped = xml.slice(begin, end).replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
    parts.push(xml.slice(from, begin), escaped)
    from = end
  }
  return [...parts, xml.slice(from)].join('')
}
