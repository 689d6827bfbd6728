/**
 * Mends TeX's quotation marks, also those with one side already mended: ``` ``x'' ```, ``` ``x" ```, `"x''`.
 */
export function mendQuotes(text: string): string {
  if (!/['`]/.test(text)) return text
  return mendDoubled(text)
    .replace(/``(?=\S)([^`"“”]{1,300}?)(?:''|")(?!')/g, '“$1”')
    .replace(/(?<=^|[\s(])"(?=\S)([^"'`“”]{1,300})''(?!')/g, '“$1”')
    .replace(/(?<=^|[\s(])`(?=[^\s`'])([^`'‘’]{1,100})'(?![\w'])/g, '‘$1’')
}

/** Quotations whose two sides came out the same: `''x''`, ` ``x`` `. */
function mendDoubled(text: string): string {
  if (!/''|``/.test(text)) return text
  return text
    .replace(/(?<=^|[\s(])''(?=[^\s'])([^'"“”]{1,100}?)(?<=[^\s'])''(?![\w'])/g, '“$1”')
    .replace(/(?<=^|[\s(])``(?=[^\s`])([^`'"“”]{1,100}?)(?<=[^\s`])``(?![\w`])/g, '“$1”')
}
