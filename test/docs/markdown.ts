/** A document without its fenced blocks and its comments: the text that is read as sentences. */
export function prose(text: string): string {
  return text.replace(/^( *)(```+)[^\n]*\n[\s\S]*?^\1\2\s*$/gm, '').replace(/<!--[\s\S]*?-->/g, '')
}

export function fences(text: string): string[] {
  return [...text.matchAll(/^( *)(```+)[^\n]*\n([\s\S]*?)^\1\2\s*$/gm)].map(([, , , body = '']) => body)
}

/** The code between backticks in the sentences of a document. */
export function codeSpans(text: string): string[] {
  return [...prose(text).matchAll(/(?<!`)(`+)(?!`)([\s\S]*?[^`])\1(?!`)/g)].map(([, , code = '']) =>
    code.replace(/\s+/g, ' ').trim(),
  )
}

/** Where a document leads: the targets of its links and pictures, in Markdown and in HTML. */
export function links(text: string): string[] {
  const sentences = prose(text).replace(/(?<!`)(`+)(?!`)[\s\S]*?[^`]\1(?!`)/g, (code) =>
    code.replace(/[^`]/g, 'x'),
  )
  const inline = sentences.matchAll(/\]\(<?([^()\s>]+(?:\([^()\s]*\)[^()\s>]*)*)>?(?:\s+"[^"]*")?\)/g)
  const html = sentences.matchAll(/\b(?:href|src|srcset)="([^"\s]+)"/g)
  const reference = sentences.matchAll(/^ {0,3}\[[^\]]+\]:\s*<?(\S+?)>?\s*$/gm)
  return [...inline, ...html, ...reference].map(([, target = '']) => target)
}

export function headings(text: string): string[] {
  return [...prose(text).matchAll(/^ {0,3}#{1,6} +(.+?)(?: +#+)? *$/gm)].map(([, heading = '']) => heading)
}

/** The anchors that GitHub gives a document's headings, and those that stand in it as HTML. */
export function anchors(text: string): Set<string> {
  const found = new Set<string>()
  for (const heading of headings(text)) {
    const slug = slugOf(heading)
    let anchor = slug
    for (let count = 1; found.has(anchor); count++) anchor = `${slug}-${count}`
    found.add(anchor)
  }
  for (const [, id = ''] of prose(text).matchAll(/<[a-z]+ [^>]*\b(?:id|name)="([^"]+)"/g)) found.add(id)
  return found
}

/** As GitHub does: the text without its marks, in small letters, with hyphens for spaces. */
export function slugOf(heading: string): string {
  return heading
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/<[^>]+>/g, '')
    .replace(/(?<![\p{L}\p{N}])_([^_]+)_(?![\p{L}\p{N}])/gu, '$1')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
    .replaceAll(' ', '-')
}

/** The first paragraph after the title. */
export function firstParagraph(text: string): string {
  return (
    prose(text)
      .replace(/^\s*# .*$/m, '')
      .trim()
      .split(/\n\s*\n/)[0] ?? ''
  )
}
