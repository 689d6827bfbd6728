import { stems } from '../stems.ts'
import { works } from './clause.ts'

/** "this paper", "in this setting of …" with its own explanation, "such as", "so that" point at nothing that is missing. */
const own = new RegExp(
  `^(?:${works}|paper|papers|time|day|end|results?|findings?|experiments?|analys[ei]s)s?$`,
  'i',
)

/** A word that points at something named before: "this problem", "such systems", "the above". */
const demonstrative =
  /(?<![\p{L}\p{N}'’-])(?:(this|these|those|such)\s+(?!as\b|that\b|a way\b)((?:[\p{L}\p{N}-]+\s+){0,2}?[\p{L}\p{N}-]+)|((?:whether|whose|of|on|for|with|from|by|at|into|in) that (?!the\b|a\b|they\b|of\b|is\b|are\b|which\b|it\b|we\b)(?=[a-z])|(?:both|each|all|all three|the two|the three)(?: of)? (?:the |these |those )?(?:[a-z-]+ )?(?:gap|problem|issue|limitation|challenge|shortcoming|bottleneck|drawback|difficulty|weakness(?:es)?|question|dilemma|aspect|need|concern|direction|regime|setting)(?:s|es)?(?=[,.;:]|$| (?:by|through|with|via|using|in this|we|this|simultaneously|at once|jointly)\b)|the (?:above|aforementioned|former|latter|said|two|resulting|same)\b|aforementioned|the (?:[a-z-]+ )?(?:gap|problem|issue|limitation|challenge|shortcoming|bottleneck|drawback|difficulty|weakness(?:es)?|question|dilemma|trade-off|need|insight|observation|finding)(?:s|es)?(?=[,.;:]|$| (?:by|through|with|via|using|in this|we|this)\b)))/giu

const pronoun = /(?<![\p{L}\p{N}'’-])(?:it|its|they|their|theirs|them|he|she|itself)(?![\p{L}\p{N}'’-])/iu

/** "a framework that overcomes them", "models that learn them from texts", but "which makes it possible" */
const leftOpen =
  /(?<!\p{L})(?:that|which|to|by) (?:[a-z]+ly )?\p{Ll}+ (?:them|it|both|each(?= (?:at|in turn|separately|individually|jointly)\b|[,.]))(?! (?:to|an?|the|in|as|with|into|via|through|\p{Ll}*(?:able|ible|easy|easier|hard|harder|difficult|robust|more|less|well))(?!\p{L}))(?![\p{L}'’-])/iu

/**
 * How many words of a text point at something that the text itself does not name.
 */
export function backReferences(text: string): number {
  const head = text.slice(0, 600)
  let count = 0
  for (const { 1: word, 2: noun, 3: phrase, index } of head.matchAll(demonstrative)) {
    if (phrase !== undefined) {
      count += 1
      continue
    }
    const before = stems(head.slice(0, index))
    if (word === undefined || noun === undefined || isNamed(noun, before)) continue
    // In a later clause what it points at is mostly what the clause before said.
    count += before.length > 14 && /^this$/i.test(word) ? 0.3 : before.length > 14 ? 0.6 : 1
  }
  if (leftOpen.test(head)) count += 0.5
  const early = head.split(' ').slice(0, 5).join(' ')
  if (pronoun.test(early) && !/^(?:it is|we show it|it)\b/i.test(early)) count += 1
  return count
}

function isNamed(nouns: string, before: readonly string[]): boolean {
  const words = nouns.split(/\s+/)
  if (words.some((word) => own.test(word))) return true
  // "this enables": a verb, which points at the clause before.
  return stems(nouns).some((stem) => stem.length > 3 && before.includes(stem))
}
