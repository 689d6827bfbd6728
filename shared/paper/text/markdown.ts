import { scripted } from './tex/scripts.ts'

const strong =
  /(?<![\p{L}\p{N}*\\])(\*\*|__(?!(?:init|main|call|new|len|str|repr|iter|next|name|doc|all|file|getitem|setitem|enter|exit)__))(?=[^\s*_)\],.;:?!])((?:(?!\1)[^\n]){1,300})(?<=[^\s*_\\])\1(?![\p{L}\p{N}*])/gu
/** The letters that an acronym takes of a word. */
const strongStart = /(?<![\p{L}\p{N}*\\])\*\*(\p{L}{1,20})\*\*(?=\p{L})/gu
const both = /(?<![\p{L}\p{N}*\\])\*{3}(?=[^\s*])([^\n]{1,300}?)(?<=[^\s*\\])\*{3}(?!\*)/gu
/** `$\theta^* = \phi^*$` has stars of its own. */
const emphasis = /(?<![\p{L}\p{N}*\\^_{])\*(?=[^\s*])([^*\n]{1,300})(?<=[^\s\\^_{])\*(?![\p{N}*])/gu
const underlined = /(?<![\p{L}\p{N}_\\])_(?=[^\s_])([^_\n]{1,300})(?<=[^\s\\])_(?![\p{L}\p{N}_])/gu

const shortEmphasis =
  /(?<=^|[\s(["“‘–—/-])\*(?=\p{L})([^*\n]{2,80})(?<=[\p{L}\p{N}.:!?)”’])(?<! \p{L})\*(?=$|[\s.,;:!?)"”’–—/-])/gu
/** Of one word, underscores may be part of a name. */
const underlinedWords =
  /(?<=^|[\s(["“‘])(__?)(?=\p{L})((?:[\p{L}\p{N}'’-]+ ){1,8}[\p{L}\p{N}'’-]+[.:!?]?)\1(?=$|[\s.,;:!?)"”’])/gu
const scriptTag = /<(su[bp])>([^<>]{1,40})<\/\1>/g

/**
 * Markdown and HTML within a line: `**bold**` and `*so*` → `bold` and `so`, `H<sub>2</sub>O` → `H₂O`.
 * `**kern`, `2**n`, `A* and B*`, `__init__.py` and other tags stay.
 */
export function stripInline(text: string): string {
  const tagless = text.includes('</')
    ? text.replace(scriptTag, (_, name: string, inside: string) =>
        scripted(name === 'sup' ? '^' : '_', inside),
      )
    : text
  const plain = tagless.includes('_') ? tagless.replace(underlinedWords, '$2') : tagless
  if (!plain.includes('*')) return plain
  return plain
    .replace(both, '$1')
    .replace(strongStart, '$1')
    .replace(strong, (all, mark: string, inside: string) => (mark === '**' ? inside : all))
    .replace(shortEmphasis, '$1')
}

/** Lines that only draw: rules, the lines under headings, the second row of a table, fences of code. */
const drawing =
  /^[ \t]*(?:[-*_=]{3,}|(?:[*_-] ){2,}[*_-]|\|?(?:\s*:?-{2,}:?\s*\|)+(?:\s*:?-{2,}:?\s*)?|(?:```|~~~)[^\n`]*)[ \t]*$/gm
const bullet =
  /^(?:[ \t]*(?:>(?!=|[ \t]?\d)|#{1,6}(?=[ \t])|[-*+•](?=[ \t])|\d{1,2}[.)](?=[ \t])|\[[ xX]\](?=[ \t])))+[ \t]*/gm
const tag = /<\/?(?:b|i|u|em|strong|code|pre|p|ul|ol|li|sub|sup|span|div|h[1-6]|br|hr)\s*\/?>/gi

/**
 * A mark that emphasizes nothing, as models write it: `**Result: **faster`. Powers (`n ** 2`), parameters
 * (`f(*args, **kwargs)`) and marks of significance (`**p < 0.01`) are none.
 */
const idle =
  /(?<![\p{L}\p{N}\\*(]|(?<![\p{L}\p{N}])(?:\p{L}|\p{N}{1,4}) )\*\*(?!\*|kwargs|kern|[pP] ?[<=>≤])|(?<!\\|\*)\*\*(?![\p{L}\p{N}*]| (?:\p{L}|\p{N}{1,4})(?![\p{L}\p{N}]))(?<!\(\*\*)/gu

/** The words of a text in Markdown (https://spec.commonmark.org), still with its lines. */
export function withoutMarkdown(markdown: string): string {
  let text = markdown
    .replace(/\r\n?/g, '\n')
    .replace(drawing, '')
    .replace(bullet, '')
    .replace(/[ \t]+#+[ \t]*$/gm, '')
    .replace(/^[ \t]*\|[ \t](.*)[ \t]\|[ \t]*$/gm, '$1')
    .replace(
      /(?<![\p{L}\p{N}_\]])!?\[([^[\]\n]*)\]\((?:<[^<>\n]*>|[^\s()]*(?:\([^\s()]*\)[^\s()]*)*)(?:\s+["'(][^\n]*?["')])?\)/gu,
      '$1',
    )
    .replace(/(?<![\p{L}\p{N}_\]])!?\[([^[\]\n]+)\]\[[^[\]\n]*\]/gu, '$1')
    .replace(/^[ \t]*\[[^[\]\n]+\]:\s*\S+.*$/gm, '')
    .replace(/<(https?:\/\/[^\s<>]+)>/g, '$1')
    .replace(tag, ' ')
    .replace(/(?<!`)(`{1,3})(?!`)([^`\n]+?)(?<!`)\1(?!`)/g, '$2')
    .replace(/~~(?=\S)([^~\n]{1,300})~~/g, '$1')
  // Emphasis within emphasis.
  for (let depth = 0; depth < 3; depth++) {
    text = text
      .replace(both, '$1')
      .replace(strongStart, '$1')
      .replace(strong, '$2')
      .replace(emphasis, '$1')
      .replace(underlined, '$1')
  }
  return text.replace(idle, '').replace(/\\([*_`~#>])/g, '$1')
}
