/** In characters: what fits into two or three lines of a mail. */
export const longestSummary = 240

/** In characters: what is left of a sentence must say something. */
const shortestRest = 70

/** Where a clause ends that can do without the next one. */
const clauseEnd =
  /(?:;|:| --| —| –|,(?= (?:which|where|whose|who|enabling|allowing|achieving|thereby|thus|yielding|leading|making|providing|resulting|reducing|improving|offering|ensuring|demonstrating|showing|facilitating|outperforming|supporting|producing|while|leveraging|using|combining|capturing|covering|spanning|comprising|consisting|including|and (?:we|show|demonstrate|prove|propose|introduce|present|find|evaluate|provide|develop|establish|achieve|analyze|analyse|then|thereby|thus|it|its|their|the|a|an)\b|with (?:a|an|the|no|up)|without (?:requiring|any|additional|the|sacrificing|relying)|from|by [a-z]+ing|[a-z]+ing (?:the|a|an|both|to|on|its|their)\b)))/g

/** What turns or limits a whole claim, wherever it stands. */
const turns =
  /(?<![\p{L}-])(?:unless|except|only (?:if|when|for|under|in)|if and only if|provided that|as long as|but|however|yet|nor|at the (?:cost|expense) of)(?![\p{L}-])/iu
/** What limits the claim right before it. */
const limits =
  /(?<![\p{L}-])(?:only|if|under|assuming|subject to|rather than|instead of|not|neither|no longer|fails?|cannot|although|though|despite|albeit|when|whenever|whereas|conditional|up to|until|without)(?![\p{L}-])/iu
/** In characters: how near. */
const near = 50

/** A head that waits for its second half. */
const waits =
  /(?<![\p{L}-])(?:not (?:only|just|merely|simply|as|by)|neither|either|whether|rather|instead of|no more)(?![\p{L}-])/iu

/** A word that no text can end with. */
export const endsWaiting =
  /[\s,;:.–—-]+(?:a|an|the|of|to|in|on|for|with|by|from|and|or|but|that|which|as|at|into|not|no|both|than|via|is|are|its|their|our|this|these|between|when|while|where|if|under|without|only|unless|rather|through|using|e\.g|i\.e|such|can|be|also|however|if|then|rather|thus|we|it|they)$/i

/** Whether a text was cut: at the end of a clause, at a word, or where the rest may claim something else. */
export type Cut = 'whole' | 'clause' | 'word' | 'risky'

export interface Fitted {
  readonly text: string
  readonly cut: Cut
}

/** Cuts a text that is too long, at the end of a clause if the rest stays true, otherwise at a word. */
export function fitted(text: string): Fitted {
  if (lengthOf(text) <= longestSummary) return { text, cut: 'whole' }
  const start = [...text.slice(0, 2 * longestSummary)].slice(0, longestSummary - 1).join('')
  const atClause = clauseCut(text, start)
  if (atClause !== undefined) return { text: `${atClause}…`, cut: 'clause' }
  let atWord = /^\s/.test(text.slice(start.length)) ? start : start.replace(/ [^ ]*$/, '')
  for (let turn = 0; turn < 4 && endsWaiting.test(atWord); turn += 1) atWord = atWord.replace(endsWaiting, '')
  return {
    text: `${atWord.replace(/[\s,;:.–—-]+$/, '')}…`,
    cut: takesBack(text.slice(atWord.length, atWord.length + 400)) || waits.test(atWord) ? 'risky' : 'word',
  }
}

function clauseCut(text: string, start: string): string | undefined {
  const ends = [...start.matchAll(clauseEnd)]
    .map(({ index }) => index)
    .filter((index) => index >= shortestRest)
  return ends
    .reverse()
    .map((end) => [text.slice(0, end), text.slice(end, end + 400)] as const)
    .find(
      ([head, tail]) => isBalanced(head) && !takesBack(tail) && !waits.test(head) && !endsWaiting.test(head),
    )?.[0]
}

/** Whether what follows a cut might change what stands before it. A semicolon ends a claim of its own. */
function takesBack(tail: string): boolean {
  if (tail.startsWith(';')) return turns.test(tail.slice(0, near))
  return turns.test(tail) || limits.test(tail.slice(0, near))
}

/** Whether every parenthesis and quotation mark that opens is closed. */
function isBalanced(text: string): boolean {
  const count = (character: string) => text.split(character).length - 1
  return (
    count('(') === count(')') &&
    count('[') === count(']') &&
    count('“') === count('”') &&
    count('"') % 2 === 0
  )
}

export function lengthOf(text: string): number {
  return [...text].length
}
