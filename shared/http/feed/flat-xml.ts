/** An ampersand that begins no entity. XML does not allow it, and many feeds have it. */
const bareAmpersand = /&(?!(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});)/gi

/**
 * XML without comments and CDATA sections: their text stands in it like any other, escaped. What a section
 * quotes can then be no markup. `doctype` for XML that defines anything: in a section, `<!DOCTYPE` is text, such as
 * that of a page that an entry quotes. It takes time in proportion to the text.
 */
export function flatXml(xml: string): string | 'doctype' {
  const parts: string[] = []
  const add = (markup: string) => {
    if (/<!\s*(?:DOCTYPE|ENTITY)/i.test(markup)) return false
    parts.push(markup.replace(bareAmpersand, '&amp;'))
    return true
  }
  let from = 0
  let comment = xml.indexOf('<!--')
  let section = xml.indexOf('<![CDATA[')
  while (comment !== -1 || section !== -1) {
    const isComment = section === -1 || (comment !== -1 && comment < section)
    const begin = isComment ? comment : section
    const end = xml.indexOf(isComment ? '-->' : ']]>', begin + 4)
    if (!add(xml.slice(from, begin))) return 'doctype'
    // What does not end is markup that no parser takes.
    if (end === -1) return [...parts, '<'].join('')
    if (!isComment) parts.push(escaped(xml.slice(begin + '<![CDATA['.length, end)))
    from = end + 3
    // Only what was passed is looked for again: looking for what is not there reads all of the text.
    if (comment !== -1 && comment < from) comment = xml.indexOf('<!--', from)
    if (section !== -1 && section < from) section = xml.indexOf('<![CDATA[', from)
  }
  return add(xml.slice(from)) ? parts.join('') : 'doctype'
}

/** Elements that hold text, which may be HTML or XHTML. */
const opening =
  /<((?:[\w.-]{1,40}:)?(?:title|summary|content|description|encoded))(?:\s[^<>]{0,600})?(?<!\/)>/g

/**
 * Flat XML in which markup within a text has become text, as most feeds have it. A parser that makes objects
 * would lose the order of words and elements, and HTML that is no XML (`<br>`) would break the feed.
 */
export function withMarkupAsText(xml: string): string {
  const parts: string[] = []
  const next = finder(xml)
  let from = 0
  for (const match of xml.matchAll(opening)) {
    const [tag, name = ''] = match
    const begin = match.index + tag.length
    if (match.index < from) continue
    const end = next(`</${name}>`, begin)
    // A text that goes on beyond its entry has lost its end.
    if (
      end === -1 ||
      ['</item>', '</entry>', '<item>', '<entry>'].some((other) => isWithin(next(other, begin), end))
    )
      continue
    const inside = xml.slice(begin, end)
    parts.push(xml.slice(from, begin), inside.includes('<') ? escaped(inside) : inside)
    from = end
  }
  return [...parts, xml.slice(from)].join('')
}

function isWithin(place: number, end: number): boolean {
  return place !== -1 && place < end
}

/** Finds texts from places that only grow, each in one pass. */
function finder(xml: string): (text: string, from: number) => number {
  const found = new Map<string, number>()
  return (text, from) => {
    const known = found.get(text)
    if (known !== undefined && (known === -1 || known >= from)) return known
    const place = xml.indexOf(text, from)
    found.set(text, place)
    return place
  }
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
}
