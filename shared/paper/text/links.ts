/** With a longest length, so that a text of nothing but links takes little time. */
const link = 'https?:\\/\\/[^\\s{}]{1,1000}'
const escapedLink = /https?:\/\/[^\s{}\\]{1,1000}(?:\\[_%#&~][^\s{}\\]{0,1000})+/g
const escapedTilde = /(https?:\/\/[^\s{}\\]{1,1000})\\(?:~|textasciitilde ?)\{\}/g
const wrappedLink = new RegExp(
  `\\{\\\\[A-Za-z]+\\s*\\{(${link})\\}\\}|\\\\(?:url|path|nolinkurl)\\{(${link})\\}`,
  'g',
)
const trailingWord = new RegExp(`(${link})\\{(?:here|link|this (?:https? )?(?:url|link))\\}`, 'gi')
const bracedLink = new RegExp(`(?<![\\w\\\\}*\\]])\\{(${link})\\}`, 'g')
const trailingBraces = new RegExp(`(?<![{\\w])(${link})\\}+`, 'g')

/** Markdown's link. */
const shownLink =
  /(?<![\p{L}\p{N}_\]])!?\[([^[\]\n]{1,200})\]\((https?:\/\/[^\s()]*(?:\([^\s()]*\)[^\s()]*)*)\)/gu

/**
 * Takes a link out of the TeX or Markdown around it: `{\small{https://…}}`, `\url{…}`, `https://…}}.`,
 * `[text](https://…)`.
 */
export function mendLinks(text: string): string {
  if (!text.includes('://')) return text
  const unwrapped = text
    .replace(escapedTilde, '$1~')
    .replace(shownLink, (_, words: string, url: string) => (words === url ? url : `${words} (${url})`))
    .replace(escapedLink, (url) => url.replace(/\\(?=[_%#&~])/g, ''))
    .replace(wrappedLink, (_, inGroup?: string, inCommand?: string) => inGroup ?? inCommand ?? '')
    .replace(trailingWord, '$1')
    .replace(bracedLink, '$1')
  // A closing brace is left over only if no opening brace remains. Otherwise a group may still need it.
  return unwrapped.includes('{') ? unwrapped : unwrapped.replace(trailingBraces, '$1')
}
