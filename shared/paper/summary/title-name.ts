/** What stands before a title's colon without naming the work. */
const kinds =
  /^(?:position|survey|review|tutorial|perspective|commentary|a? ?technical report|editorial|erratum|extended abstract|short paper|case study|viewpoint|opinion|towards?)$/i

const coined = /\p{L}.*\p{Lu}|\p{L}.*\d|\d.*\p{L}|[²³⁰-⁹₀-₉]/u

/** Whether somebody coined a word: a capital or a digit beside letters (`FusionSQL`, `M3`, `mRNA`). */
export function isCoined(word: string): boolean {
  return coined.test(word)
}

/** The name that a title gives to the work: `PACT` of `PACT: Pruning with care`. Undefined if it gives none. */
export function titleName(title: string): string | undefined {
  const [, head] = /^([^:]{2,40}?)\s*:\s/.exec(title) ?? []
  if (head === undefined || kinds.test(head) || /[,?!]/.test(head)) return undefined
  const words = head.split(' ')
  const isName = words.length <= 4 && words.every((word) => /^[\p{Lu}\d(]/u.test(word) || isCoined(word))
  return isName || words.length === 1 ? head : undefined
}

/** What a title says beside the name: `Pruning with care` of `PACT: Pruning with care`. */
export function titleWithoutName(title: string): string {
  const name = titleName(title)
  return name === undefined ? title : title.slice(title.indexOf(':', name.length) + 1).trim()
}

/** Whether a text bears a name as words of its own, in capitals or not. */
export function bears(text: string, name: string): boolean {
  const low = text.toLowerCase()
  const sought = name.toLowerCase()
  for (let at = low.indexOf(sought); at >= 0; at = low.indexOf(sought, at + 1))
    if (!isLetter(low[at - 1]) && !isLetter(low[at + sought.length])) return true
  return false
}

function isLetter(character: string | undefined): boolean {
  return character !== undefined && /[\p{L}\p{N}-]/u.test(character)
}
