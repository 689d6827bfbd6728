import { group } from './several-authors.ts'

const noteCommand =
  /\\(?:thanks|footnote(?:mark|text)?|inst|orcid(?:link|ID|icon)?|textsuperscript|email|affil|samethanks|IEEEauthorrefmark|authormark|ref)\*?\s*(?:\[[^\]]*\])?\s*(?:\{(?:[^{}]|\{[^{}]*\})*\})?/g
const raised = /\$?\s*(?<!\\)\^\s*(?:\{[^{}]*\}|\\?[A-Za-z]+(?![\p{L}])|[\d*†‡§¶∗](?:,?[\d*†‡§¶∗])*)\s*\$?/gu
const orcid =
  /[([<]?\s*(?:orcid(?:\s?id)?\s*[:=#]?\s*)?(?:(?:https?:\/\/)?(?:www\.)?orcid\.org\/)?\d{4}-\d{4}-\d{4}-\d{3}[\dX]\s*[)\]>]?/gi
const address =
  /[([<{]?\s*(?:mailto:)?(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+\s*[)\]>}]?|[([<]?\s*https?:\/\/\S+/gi
const mark = '[*†‡§¶‖∗⋆★☆✉✝♠♣♦♥⁎♯⋄◇◆○●□■△▲∥¹²³⁰⁴-⁹⁺⁻⁼⁽⁾₀-₉]'
const marks = new RegExp(
  `(?<=^|\\s)${mark}+|(?<=\\p{L}\\.?)${mark}+\\d{1,2}(?:,\\d{1,2})*(?=[\\s,;]|$)|${mark}+(?:\\s*,\\s*${mark}+)*(?=[\\s,;)]|$)`,
  'gu',
)
/** Tags of HTML, with what is raised: `<sup>1</sup>`. */
const raisedTag = /<sup>[^<>]{0,40}<\/sup>/gi
const lineTag = /<br\s*\/?>/gi
const otherTag = /<\/?(?:a|b|i|em|strong|span|sub|sup|p)(?:\s[^<>]*)?>/gi
const handle = /(?<=\S\s)@[\w-]+/g

/** Emoji that stand for affiliations. */
const emoji =
  /(?<=[\p{L}\p{M}.)])(?:[\s,]*(?:\p{Extended_Pictographic}|\p{Regional_Indicator})(?:\p{M}|\u200d|\p{Emoji_Modifier})*)+[\s,]*$/u

/**
 * The numbers or letters of affiliations at a name of two words or more: `Ada Beet1,2`, `Ada Beet 1`, `Ada
 * Beet a,b`. `H1` and `Claude 3` have one word before them, or none.
 */
const numbers =
  /(?<=\p{L}\S{0,40}\s\S{0,40}\p{Ll}\.?)(?:\s?\d{1,2}|\s[a-z](?!\p{L}))(?:\s?[,;]\s?(?:\d{1,2}|\*|[a-z](?!\p{L})))*(?=\s*(?:[,;]|$|\s(?:and|&)\s))/gu
/** The number of a name in a list. A group's name may begin with one: `360 AI Team`. */
const place = new RegExp(`^\\s*(?:\\d{1,3}[.)]|\\d{1,2}(?!.*\\b${group}$))\\s+(?=\\p{L})`, 'iu')
/** LaTeX's ways to go on with the next author. */
const nextAuthor = /\\and\b|\\\\(?![\w'"`^~=.])|\\\\(?=[A-Z])/gi

/**
 * An author as a source writes it, without what stands at a name and is no part of it: footnotes, marks and
 * places of affiliations, ORCID iDs, addresses. A text that is nothing else keeps what its parentheses say.
 */
export function withoutAuthorNotes(author: string): string {
  if (/^[\p{L}\p{M}\s.'’-]*$/u.test(author)) return author
  const noted = author
    .replace(raisedTag, ' ')
    .replace(lineTag, ', ')
    .replace(otherTag, '')
    .replace(noteCommand, ' ')
    .replace(nextAuthor, ' and ')
    .replace(orcid, ' ')
    .replace(/\\[,;!]/g, ' ')
    .replace(address, ' ')
    .replace(handle, ' ')
    .replace(raised, ' ')
    .replace(/\borcid(?:\s?id)?\b:?/gi, ' ')
  const outside = outsideParentheses(noted)
  const named = /\p{L}/u.test(outside) ? outside : noted.replace(/[()[\]]/g, ' ')
  return named
    .replace(emoji, ' ')
    .replace(marks, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(place, '')
    .replace(numbers, '')
}

/**
 * Affiliations stand in parentheses, and may have commas and parentheses in them. If some parentheses have no
 * partner, only the pairs are taken out with their text, so that no name is lost to a stray one.
 */
function outsideParentheses(text: string): string {
  let outside = text
  for (let depth = 0; depth < 5; depth++) outside = outside.replace(/\([^()]*\)|\[[^[\]]*\]/g, ' ')
  return outside.replace(/[()]/g, ' ')
}
