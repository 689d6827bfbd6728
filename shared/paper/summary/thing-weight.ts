import { weights } from './score.ts'
import { isCoined } from './title-name.ts'

const things =
  'method|approach|algorithm|framework|model|system|contributions?|technique|architecture|pipeline|analysis|benchmark|dataset|theory|key idea|main idea|core idea|idea|goal|aim|objective|tool|solution|strategy'
const own = new RegExp(`^(?:Our|The proposed|This)(?: [\\w-]+){0,3} (?:${things})\\b`, 'i')
const outcomes =
  'indicates?|achieves?|demonstrates?|shows?|outperforms?|improves?|attains?|surpass(?:es)?|exceeds?|reach(?:es)?|obtains?|yields?|' +
  'reduces?|sets?|gains?|ranks?|ranked|won|wins?|reveals?|suggests?|matches|generali[sz]es?|delivers?|excels?|runs|cuts'
const ownOutcome = new RegExp(`^(?:Our|The proposed|This)(?: [\\w-]+){1,7}? (?:${outcomes}) `)
const outcome = new RegExp(`^(?:[a-z]+ly )?(?:${outcomes}) `)
const results =
  /^(?:Extensive |Comprehensive |Our |The |Empirical |Experimental |Numerical |Simulation |These ){0,4}(?:experiments?|results?|evaluations?|findings|simulations?|analys[ei]s)\b/i
const passive =
  /\b(?:is|are|was|were) (?:then |first |newly |thus |therefore )?(?:proposed|introduced|presented|developed|described|designed|studied|investigated|explored|analy[sz]ed|considered|derived|constructed|proven|proved|shown|established|addressed|built|created|formulated|reported|put forward)\b/
const checked =
  /\b(?:is|are|was|were|has been|have been) (?:evaluated|compared|examined|tested|assessed|validated)\b/
/** "A novel approach named MAPS that …" */
const named = /^An? [^.]{3,80}?,? (?:named|called|termed|dubbed) /
const does =
  /^(?:is|are|was) (?:a|an|the|our|designed|built)\b|^(?:[a-z]+ly )?(?!is |was |has )[a-z-]+s (?!of\b|in\b|for\b|and\b|are\b|have\b|with\b|that\b|to\b)/
const kind =
  '(?:toolkit|framework|model|dataset|benchmark|system|library|corpus|method|algorithm|package|platform|challenge)'
const addedToName = new RegExp(`^\\s*(?:\\([^)]{1,80}\\)\\s*)?(?:${kind} )?`)

/** What it tells of a paper that a sentence, in which the authors do nothing, is about a thing of theirs. */
export function thingWeight(sentence: string, name: string | undefined): number {
  const [first = ''] = /^\S+/.exec(sentence) ?? []
  const text = sentence.replace(/^The /, '')
  const bare = name?.replace(/^The /, '')
  const ofTitle = bare !== undefined && text.startsWith(bare) ? after(text, bare) : undefined
  if (ofTitle !== undefined && does.test(ofTitle))
    return outcome.test(ofTitle) ? weights.outcome : weights.nameIs
  const isName =
    isCoined(first) &&
    /\p{Ll}/u.test(first) &&
    /\p{Ll}\p{Lu}|\p{Lu}.*\p{Lu}/u.test(first) &&
    !/s$/.test(first)
  const ofOther = isName ? after(sentence, first) : ''
  if (does.test(ofOther)) return outcome.test(ofOther) ? weights.outcome : weights.coinedIs
  if (own.test(sentence)) return ownOutcome.test(sentence) ? weights.results : weights.own
  if (named.test(sentence)) return weights.passive
  if (results.test(sentence)) return weights.results
  if (passive.test(sentence)) return weights.passive
  return checked.test(sentence) ? weights.checked : weights.background
}

function after(text: string, name: string): string {
  return text.slice(name.length).replace(addedToName, '')
}
