/** A feed of 2,000 entries has some 60,000 tags. Parsing more than this takes all others' time and memory. */
export const mostMarkup = 250_000

/** In characters, once sections and stray signs are escaped. */
const longestText = 10_000_000

/** Has a feed's flat XML more tags and attributes, or more text, than is worth parsing? */
export function isTooMuchMarkup(xml: string): boolean {
  if (xml.length > longestText) return true
  let found = 0
  for (const [tag] of xml.matchAll(/<[^<>]*/g)) {
    found++
    for (let at = tag.indexOf('='); at !== -1; at = tag.indexOf('=', at + 1)) found++
    if (found > mostMarkup) return true
  }
  return false
}
