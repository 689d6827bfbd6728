import { inAmericanSpelling } from './american-spelling.ts'
import { stemOfFamily } from './word-families.ts'

const vowel = /[aeiouy]/
/** One group of vowels and, after it, one of consonants: `tun`, `plan`, `sparse` without its e. */
const oneSyllable = /^[^aeiouy]*[aeiouy]+[^aeiouy]+$/
/** A consonant, a vowel and a consonant end it, as in `tun`: its e is spoken, so `tune` is not `tun`. */
const needsE = /[^aeiou][aeiouy][^aeiouwxy]$/

/**
 * The stem of a folded word: without plural, tense and the commonest ways to make a noun of a verb, in American
 * spelling. It is gentler than Porter's: `general` is not `generation`, nor `university` the universe.
 */
export function stemOf(word: string): string {
  if (word.length < 4 || !/^[a-z]+$/.test(word)) return word
  const american = inAmericanSpelling(word)
  const found = stemOfFamily.get(american)
  if (found !== undefined) return found
  const single = singular(american)
  return withoutFinalE(asVerb(stemOfFamily.get(single) ?? single))
}

function singular(word: string): string {
  if (!/[^usi]s$/.test(word)) return word
  if (/[^aeiou]ies$/.test(word)) return word.length > 4 ? `${word.slice(0, -3)}y` : word.slice(0, -1)
  if (/(?:ss|sh|ch|x|zz)es$/.test(word)) return word.slice(0, -2)
  return word.slice(0, -1)
}

/** Where the adverb is that of an adjective in `-ical`: a `critically` ill patient is no critic. */
const inIcal =
  /(?:crit|mus|clin|log|top|phys|eth|pract|opt|med|polit|mathemat|mechan|graph|econom|techn|vert|rad|histor|numer|empir|hierarch|chem|lex|surg|anatom|grammat|statist)ically$/

/** `quantization`, `quantizer` and `quantizing` are `quantize`; the e goes later. */
function asVerb(word: string): string {
  if (!/[dgnry]$/.test(word)) return word
  if (/.{3}(?:ization|izer)$/.test(word)) return word.replace(/(?:ation|er)$/, '')
  if (/.{2}if(?:ication|ied|ying|ier|y)$/.test(word))
    return word.replace(/(?<=if)(?:ication|ied|ying|ier|y)$/, '')
  if (/.{3}ation$/.test(word)) return word.slice(0, -3)
  if (/.{3}(?:ct|pt|ss)ion$/.test(word)) return word.slice(0, -3)
  if (/.{3}[ai]bility$/.test(word)) return `${word.slice(0, -5)}l`
  if (inIcal.test(word)) return word.slice(0, -2)
  if (/.{3}ically$/.test(word)) return word.slice(0, -4)
  if (/.{2}(?:al|ous|ive|ent|ant)ly$/.test(word)) return word.slice(0, -2)
  if (/[^aeiou]ied$/.test(word)) return `${word.slice(0, -3)}y`
  if (word.endsWith('eed')) return word
  const ending = /.{3}ing$/.test(word) ? 3 : /.{3}ed$/.test(word) ? 2 : 0
  const rest = word.slice(0, word.length - ending)
  if (ending === 0 || !vowel.test(rest)) return word
  if (/([bdgmnprtv])\1$/.test(rest)) return rest.slice(0, -1)
  return oneSyllable.test(rest) && needsE.test(rest) ? `${rest}e` : rest
}

/** So that `compute` is `computing`, and `modell` of `modelling` is `model`. */
function withoutFinalE(word: string): string {
  const rest = word.slice(0, -1)
  if (word.endsWith('e')) {
    if (rest.length < 3 || !vowel.test(rest)) return word
    return oneSyllable.test(rest) && needsE.test(rest) ? word : rest
  }
  return word.endsWith('ll') && !oneSyllable.test(word) ? rest : word
}
