/**
 * The names in a `dc:creator` of arXiv, as written there (accents may be TeX): names between commas or `and`, without
 * the affiliations, which stand in parentheses and may hold commas and further parentheses.
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

/** Where the parentheses do not match, only the pairs that do are taken out: nobody is lost to a stray one. */
function withoutParentheses(text: string): string {
  let outside = text
  for (let depth = 0; depth < 5; depth++) outside = outside.replace(/\([^()]*\)/g, ' ')
  return outside.replace(/[()]/g, ' ')
}
