/** A piece of XML: markup and text, or a comment or CDATA section with its ends. */
interface Piece {
  readonly text: string
  readonly isQuoted: boolean
}

/** The pieces of XML in their order. It takes time in proportion to the text. */
function piecesOf(xml: string): Piece[] {
  const pieces: Piece[] = []
  let from = 0
  let comment = xml.indexOf('<!--')
  let section = xml.indexOf('<![CDATA[')
  while (comment !== -1 || section !== -1) {
    const isComment = section === -1 || (comment !== -1 && comment < section)
    const begin = isComment ? comment : section
    const end = xml.indexOf(isComment ? '-->' : ']]>', begin + 4)
    const next = end === -1 ? xml.length : end + 3
    pieces.push({ text: xml.slice(from, begin), isQuoted: false })
    pieces.push({ text: xml.slice(begin, next), isQuoted: true })
    from = next
    // Only what was passed is looked for again: looking for what is not there reads all of the text.
    if (comment !== -1 && comment < from) comment = xml.indexOf('<!--', from)
    if (section !== -1 && section < from) section = xml.indexOf('<![CDATA[', from)
  }
  return [...pieces, { text: xml.slice(from), isQuoted: false }]
}

/** Does XML define anything? In a comment or a CDATA section, `<!DOCTYPE` is text, such as that of a page that is quoted. */
export function hasDoctype(xml: string): boolean {
  return piecesOf(xml).some(({ text, isQuoted }) => !isQuoted && /<!\s*(?:DOCTYPE|ENTITY)/i.test(text))
}

/** An ampersand that begins no entity. XML does not allow it, and many feeds have it. */
const bareAmpersand = /&(?!(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});)/gi

/** XML in which each ampersand begins an entity. */
export function withSoundAmpersands(xml: string): string {
  if (!xml.includes('&')) return xml
  return piecesOf(xml)
    .map(({ text, isQuoted }) => (isQuoted ? text : text.replace(bareAmpersand, '&amp;')))
    .join('')
}
