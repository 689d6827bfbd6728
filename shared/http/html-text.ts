/** Elements that stand on lines of their own. */
const blocks =
  'p div br hr li ul ol dl dt dd tr td th table tbody thead section article header footer aside main nav figure figcaption blockquote pre h1 h2 h3 h4 h5 h6 title sec abstract list list-item disp-formula'
/** Elements within a line. */
const inlines =
  'a b i u s em strong span font small big sub sup tt code kbd samp var cite q abbr acronym mark ins del strike img wbr center label time italic bold sc monospace underline xref ext-link named-content inline-formula'
const blockNames = new Set(blocks.split(' '))
const inlineNames = new Set(inlines.split(' '))
/** Elements whose content nobody reads. */
const hidden = new Set([
  'script',
  'style',
  'iframe',
  'object',
  'svg',
  'noscript',
  'template',
  'form',
  'select',
])

/** The longest tag that is looked for, in characters. A longer one is text, or an attack. */
const longestTag = 2_000

/**
 * The text of HTML or JATS: without the tags of elements that are known, and without what scripts and styles
 * hold. Anything else between angle brackets stays as it came (`p < .05`, `<projektor>`), and so do entities.
 * Prefixes (`jats:p`) make no difference. It takes time in proportion to the text.
 */
export function htmlText(html: string): string {
  if (!html.includes('<')) return html
  const parts: string[] = []
  let from = 0
  /** From here on, no comment and no hidden element ends. Looking again would cost the square of the length. */
  const unended = new Set<string>()
  const endOf = (end: string, start: number): number => {
    if (unended.has(end)) return -1
    const found = small.indexOf(end, start)
    if (found === -1) unended.add(end)
    return found
  }
  const small = html.toLowerCase()
  for (let at = html.indexOf('<'); at !== -1; at = html.indexOf('<', from)) {
    parts.push(html.slice(from, at))
    if (html.startsWith('<!--', at)) {
      const end = endOf('-->', at + 4)
      from = end === -1 ? at + 4 : end + 3
      continue
    }
    const tag = tagAt(html, at)
    if (!tag) {
      parts.push('<')
      from = at + 1
      continue
    }
    from = tag.end
    if (blockNames.has(tag.name)) parts.push(' ')
    else if (tag.name === 'sub' || tag.name === 'sup') {
      const script = tag.isClosing ? undefined : scriptAt(html, tag.end, tag.name)
      if (script) {
        parts.push(script.text)
        from = script.end
      }
    } else if (hidden.has(tag.name)) {
      parts.push(' ')
      const end = tag.isClosing ? -1 : endOf(`</${tag.name}`, from)
      const close = end === -1 ? undefined : tagAt(html, end)
      if (close) from = close.end
    }
  }
  parts.push(html.slice(from))
  return parts.join('')
}

interface Tag {
  /** Without its prefix, in small letters. */
  readonly name: string
  readonly isClosing: boolean
  readonly end: number
}

/** The known element whose tag begins at a place. */
function tagAt(html: string, at: number): Tag | undefined {
  const [begin, slash, name = ''] =
    /^<(\/?)(?:[a-z]{1,10}:)?([a-z][a-z0-9-]{0,20})(?=[\s/>])/i.exec(html.slice(at, at + 40)) ?? []
  if (begin === undefined) return undefined
  const known = name.toLowerCase()
  if (!blockNames.has(known) && !inlineNames.has(known) && !hidden.has(known)) return undefined
  // An attribute in quotes may hold the sign that ends a tag.
  let quote = ''
  for (let place = at + begin.length; place < Math.min(html.length, at + longestTag); place++) {
    const sign = html[place] as string
    if (quote !== '') quote = sign === quote ? '' : quote
    else if (sign === '>') return { name: known, isClosing: slash === '/', end: place + 1 }
    else if ((sign === '"' || sign === "'") && html[place - 1] === '=') quote = sign
  }
  return undefined
}

const superscripts: Readonly<Record<string, string>> = Object.fromEntries(
  [...'0123456789+-−=()n'].map((sign, place) => [sign, [...'⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ'][place] ?? sign]),
)
const subscripts: Readonly<Record<string, string>> = Object.fromEntries(
  [...'0123456789+-−=()'].map((sign, place) => [sign, [...'₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎'][place] ?? sign]),
)

/** A short script that Unicode has: `10<sup>-5</sup>`, `CO<sub>2</sub>`. Any other loses its tags alone. */
function scriptAt(
  html: string,
  from: number,
  name: 'sub' | 'sup',
): { text: string; end: number } | undefined {
  const pattern = name === 'sup' ? /^([^<>&]{1,8})<\/sup\s{0,3}>/i : /^([^<>&]{1,8})<\/sub\s{0,3}>/i
  const [all = '', inside = ''] = pattern.exec(html.slice(from, from + 20)) ?? []
  const table = name === 'sup' ? superscripts : subscripts
  const signs = [...inside.trim()].map((sign) => table[sign])
  if (signs.length === 0 || signs.includes(undefined)) return undefined
  return { text: signs.join(''), end: from + all.length }
}
