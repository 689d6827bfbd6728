import { type VerbKind, verbKind } from './contribution-verbs.ts'

/** What a paper calls itself. */
export const works =
  'paper|work|article|study|thesis|survey|report|note|letter|manuscript|chapter|review|tutorial|contribution|research|dissertation|essay|overview|position paper'

/** A sentence in which the authors, or their paper, do something. */
export interface Clause {
  /** What stands before the subject, without the comma at its end; empty if nothing does. */
  readonly opening: string
  /** `We`, `this paper`, as written. */
  readonly subject: string
  /** The words between subject and verb. */
  readonly between: readonly string[]
  readonly verb: string
  readonly kind: VerbKind
  /** What follows the verb, from the comma or the space after it to the full stop. */
  readonly rest: string
}

/** In characters: a subject that comes later is not the sentence's own. */
const latestSubject = 320

const subject = new RegExp(
  `(?<![\\p{L}\\p{N}_-])(?:[Ww]e(?: the authors)?|I|[Tt]h(?:is|e present|e current)(?: [a-z-]+)? (?:${works})|[Tt]he authors|[Oo]ur (?:paper|work|study|article|survey|report))(?![\\p{L}\\p{N}_'’-])`,
  'gu',
)

/** "This work is supported by …" */
const isAcknowledgement =
  /^ (?:is|was|has been|have been) (?:[a-z]+ly )?(?:supported|funded|sponsored|licensed|accepted|submitted|under|part of|available|published|withdrawn|also compared|compared|organi[sz]ed|structured|carried out (?:at|by|in)|an extended|a (?:preprint|draft|preliminary|revised|shortened|translation))\b/

/** Words after which a subject belongs to a clause within the sentence. */
const subordinate =
  /(?:^|[\s,(])(?:that|which|when|if|as|because|since|while|where|how|what|whether|than|after|before|until|whom|whose|why|though|although|so|or|and|but|of|for|by|in|on|to|from|with|are|is|can|do|should|,)$/i

const adverb =
  /^(?:[a-z]+ly|also|first|then|next|here|thus|hence|further|furthermore|instead|now|therefore|only|not|even|both|in|this|work|paper|will|still|thereby|rather|second|third|finally|each|additionally|moreover|do|have|has|to|turn|particular|addition|are|the|able|begin|start|going|aim|seek|attempt|try|intend|wish|goes?)$/

/** The first place in a sentence where the authors do something, as its main clause. */
export function clauseOf(sentence: string): Clause | undefined {
  for (const { 0: found, index } of sentence.slice(0, latestSubject).matchAll(subject)) {
    const opening = sentence.slice(0, index).trimEnd()
    if (!isOpening(opening)) continue
    const verb = verbAfter(sentence.slice(index + found.length, index + found.length + 160))
    if (verb === undefined) continue
    const { between, word, length } = verb
    const rest = sentence.slice(index + found.length + length)
    // "The method, we argue, is sound."
    if (opening !== '' && !opener.test(opening) && /^[,.]/.test(rest)) continue
    const kind = verbKind(word) ?? (isVerb(found, word) ? 'does' : undefined)
    if (kind === undefined) continue
    return {
      opening: opening.replace(/[\s,;:–—-]+$/, ''),
      subject: found,
      between,
      verb: word,
      kind: isAcknowledgement.test(sentence.slice(index + found.length)) ? 'talks' : kind,
      rest,
    }
  }
  return undefined
}

/** What an opening without a comma begins with: "In this paper we", "Here we", "To address this we". */
const opener =
  /^(?:in|on|at|by|for|to|with|within|through|throughout|using|here|herein|thus|then|therefore|hence|accordingly|consequently|finally|first|next|also|so|now|instead|as|from|under|via|motivated|inspired|based|building|specifically|today|recently|lastly|moreover|additionally|furthermore|and|but|given|since|because|while|although|if|when|unlike|towards?|after|before|[a-z]+ly)\b/i

function isOpening(opening: string): boolean {
  if (opening === '' || /(?:[,;:–—]| --?)$/.test(opening)) return true
  return /^(?:so|and|but)$/i.test(opening) || (opener.test(opening) && !subordinate.test(opening))
}

function verbAfter(text: string): { between: string[]; word: string; length: number } | undefined {
  // "We, for the first time, propose"
  const [aside = ''] = /^,[^,]{2,60},/.exec(text) ?? []
  const words = text.slice(aside.length).matchAll(/[^\s]+/g)
  const between: string[] = []
  for (const { 0: word, index } of words) {
    const bare = word.replace(/[,;:.]+$/, '')
    if (verbKind(bare) !== undefined || !adverb.test(bare))
      return { between, word: bare, length: aside.length + index + bare.length }
    between.push(bare)
    if (between.length > 5) return undefined
  }
  return undefined
}

/** Unknown to the list, yet in a verb's place. */
function isVerb(subject: string, word: string): boolean {
  return /^(?:we|i)$/i.test(subject) ? /^[a-z-]+$/.test(word) : /^[a-z-]+s$/.test(word)
}
