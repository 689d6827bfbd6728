const inverted = /^(-?\s*(?:author|au): ?)([^,]+), ?([^,]+)$/i
const generation = /^(?:jr|sr|i{2,3}|iv)\.?$/i
/** What can only be initials, or stands behind a name: `J.`, `J.-P.`, `JM`, `Jr.` */
const behindComma = /^(?:(?:\p{L}\.[ -]?)+|\p{Lu}{1,3}|[JjSs]r\.?|II|III|IV)$/u

/**
 * `author: J. Doe` for `author: Doe, J.`, so that no topic has a comma, by which forms part topics. Any other
 * text stays as it is.
 */
export function authorInOrder(text: string): string {
  return text.replace(inverted, (_, field: string, name: string, behind: string) =>
    generation.test(behind) ? `${field}${name} ${behind}` : `${field}${behind} ${name}`,
  )
}

/** Does a part of a list belong to the author before it, from whom a comma parts it? */
export function isBehindAuthor(part: string, before: string | undefined): boolean {
  return before !== undefined && /^-?\s*(?:author|au):[^,]+$/i.test(before) && behindComma.test(part)
}
