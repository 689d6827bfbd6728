/**
 * The names in a `dc:creator` of arXiv, as written there (accents may be TeX): names between commas or `and`,
 * without the affiliations. Affiliations stand in parentheses, and may have commas and parentheses in them.
 */
export function creatorNames(creators: string): string[] {
  const names: string[] = []
  for (const part of withoutParentheses(creators).split(/,|\sand\s/)) {
    const name = part.replace(/\s+/g, ' ').trim()
    const last = names.length - 1
    if (last >= 0 && /^(?:Jr|Sr|II|III|IV)\.?$/.test(name)) names[last] += ` ${name}`
    else if (name !== '') names.push(name)
  }
  return names
}

/**
 * If some parentheses have no partner, only the pairs are taken out with their text, so that no name is lost
 * to a stray one.
 */
function withoutParentheses(text: string): string {
  let outside = text
  for (let depth = 0; depth < 5; depth++) outside = outside.replace(/\([^()]*\)/g, ' ')
  return outside.replace(/[()]/g, ' ')
}
