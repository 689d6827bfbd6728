/** What stands before a title's colon without naming anything. */
const kinds = /^(?:position|survey|review|tutorial|perspective|commentary|a? ?technical report|editorial|erratum|extended abstract|short paper|case study|viewpoint|opinion|towards?)$/i

/** A word that somebody coined: capitals or digits inside, or nothing but capitals. */
export const coined = /^(?=.*\p{L})(?:\p{L}?.*[\p{Ll}\p{Lu}\d+-]\p{Lu}.*|\p{Lu}{2,}.*|.*\p{L}.*\d.*|.*[²³⁰-⁹₀-₉].*)$/u

/**
 * The name that a title gives to the work: `PACT` of `PACT: Pruning with care`. Undefined if it gives none.
 */
export function titleName(title: string): string | undefined {
  const [, head] = /^([^:]{2,40}?)\s*:\s/.exec(title) ?? []
  if (head === undefined || kinds.test(head)) return undefined
  const words = head.split(' ')
  const isName = words.length <= 4 && words.every((word) => /^[\p{Lu}\d(]/u.test(word) || coined.test(word)) && !/[,?!]/.test(head)
  return isName || (words.length === 1 && !/,/.test(head)) ? head : undefined
}

/** What a title says beside the name: `Pruning with care` of `PACT: Pruning with care`. */
export function titleWithoutName(title: string): string {
  const name = titleName(title)
  return name === undefined ? title : title.slice(title.indexOf(':', name.length) + 1).trim()
}
