/** What mail programs leave of a mail's HTML, as documents that any browser can show. */

/** Styles that Word follows on cells and tables alone. */
const ofCells = ['padding', 'border', 'border-top', 'background']

/** Styles that Word does not follow at all. */
const unknownToWord =
  /^(max-|min-|border-radius|overflow|opacity|word-break|-webkit|display$|white-space|letter-spacing)/

/**
 * A mail as Outlook on Windows sees it, which renders with Word: conditional comments are followed, style
 * sheets for media are not, padding, borders and backgrounds belong to cells, and a long word is broken only in a
 * table of fixed layout.
 */
export function seenByWord(html: string): string {
  const forWord = html
    .replaceAll(/<style>[\s\S]*?<\/style>(?!<!\[endif)/g, '')
    .replaceAll(/<!--\[if !mso\]><!-->[\s\S]*?<!--<!\[endif\]-->/g, '')
    .replaceAll(/<!--\[if mso\]>([\s\S]*?)<!\[endif\]-->/g, '$1')
  return styled(forWord, (tag, name, value) => {
    if (name === 'mso-hide') return { name: 'display', value: 'none' }
    if (name === 'mso-padding-alt') return { name: 'padding', value }
    if (name === 'table-layout') return { name, value: `${value};overflow-wrap:anywhere` }
    const isCell = ['td', 'table', 'body'].includes(tag)
    if (unknownToWord.test(name) || (ofCells.includes(name) && !isCell)) return undefined
    return name === 'margin' && ['table', 'td', 'div'].includes(tag) ? undefined : { name, value }
  })
}

/**
 * A mail as Gmail's apps show it to accounts of other providers: no style sheet, no class, no conditional
 * comment, no `display:none`, and nothing of the body's own.
 */
export function seenByGmailApp(html: string): string {
  const inner = html
    .replaceAll(/<style>[\s\S]*?<\/style>/g, '')
    .replaceAll(/<!--[\s\S]*?-->/g, '')
    .replaceAll(/ class="[^"]*"/g, '')
    .replace(/<body[^>]*>/, '<body><div>')
    .replace('</body>', '</div></body>')
  return styled(inner, (_tag, name, value) =>
    /^(mso-|-webkit)/.test(name) || (name === 'display' && value === 'none') ? undefined : { name, value },
  )
}

interface Declaration {
  readonly name: string
  readonly value: string
}

/** The HTML with each declaration of its style attributes as `follow` leaves it. */
function styled(
  html: string,
  follow: (tag: string, name: string, value: string) => Declaration | undefined,
): string {
  return html.replaceAll(
    /<(\w+)([^<>]*) style="([^"]*)"/g,
    (_all, tag: string, before: string, style: string) => {
      const kept = style
        .replaceAll('&#39;', "'")
        .split(';')
        .flatMap((declaration) => {
          const [name = '', value = ''] = declaration.split(/:(.*)/s)
          const followed = follow(tag, name.trim(), value.trim())
          return followed ? [`${followed.name}:${followed.value}`] : []
        })
      return `<${tag}${before} style="${kept.join(';')}"`
    },
  )
}
