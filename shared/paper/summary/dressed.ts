import { capitalised } from './capitalised.ts'
import { type Clause, clauseOf, works } from './clause.ts'
import { directly, withoutBackwardPurpose } from './directly.ts'
import { lengthOf, longestSummary } from './fitted.ts'
import { type Opening, readOpening, startOf } from './opening.ts'
import { type TitleWords, weights } from './score.ts'
import { thingWeight } from './thing-weight.ts'
import { bears, isCoined } from './title-name.ts'

/** A sentence as it can stand alone. */
export interface Dressed {
  readonly text: string
  /** What follows its verb. */
  readonly rest: string
  /** What its grammar tells of its place in the paper. */
  readonly score: number
  /** Whether it says that the authors made something new. */
  readonly makes: boolean
  /** Whether it says nothing of the paper itself. */
  readonly isBackground: boolean
}

/** A sentence without what only makes sense after other sentences, and without the adverbs that put it in their order. */
export function dressed(source: string, title: TitleWords): Dressed {
  const sentence = straight(source)
  const clause = clauseOf(sentence)
  return clause === undefined ? ofThing(sentence, title) : ofAuthors(sentence, clause, title)
}

const denial = 'not|wrong|false|incorrect|mistaken|misleading|true|possible|feasible|the case'
/** "We show that this is not always the case: hedges can be heard" */
const backClaim = new RegExp(
  `^((?:We|I|This (?:paper|work)) (?:[a-z]+ly )?(?:show|demonstrate|find|argue|prove|reveal|establish)s?) (?:that )?(?:this\\b[^:.;]{0,30} (?:${denial})\\b[^:.;]{0,30}|(?:the (?:opposite|contrary|reverse|converse)|otherwise)[^:.;,]{0,12}): (?=\\p{Ll}[^,:;]{15})`,
  'u',
)
/** "This motivates us to propose maps." */
const backReason = /^(?:This|These)(?: [a-z]+){0,3} (?:motivate|inspire|prompt|lead)s? us to (?=[a-z]+ )/

/** A sentence without the detour over what was said before. */
function straight(sentence: string): string {
  return sentence.replace(backClaim, '$1 that ').replace(backReason, 'We ')
}

const order =
  /^(?:then|therefore|thus|hence|thereby|instead|first|next|also|further|furthermore|additionally|finally|second|third|moreover|accordingly|consequently|rather|subsequently)$/
const addition = /^(?:also|further|furthermore|additionally|finally|second|third|moreover)$/
const ownWork = new RegExp(`^In (?:this|the present|our) (?:[a-z-]+ )?(?:${works})$`, 'i')
const isWork = new RegExp(`(?:${works})$`, 'i')
/** Openings that a sentence can do without where it is too long. */
const spare =
  /^(?:to|in order|by|using|building|[a-z]+ed by|motivated|leveraging|based|while|although|despite|through)\b/i
/** Those of them that only give a reason, and are in the way where they are long themselves. */
const reason = /^(?:to|in order|building|[a-z]+ed by|motivated|based|while|although|despite)\b/i

/** In characters: a longer opening hides what the authors do. */
const longestOpening = 110

/** "We address it", "We provide many such results". */
const pointsAtOnce =
  /^ (?:(?:it|them|so)\b|(?:many|several|some|all|more|two|three) (?:such|of these|these)\b)/

function ofAuthors(sentence: string, clause: Clause, title: TitleWords): Dressed {
  const opening = readOpening(clause.opening)
  const kept = clause.between.filter((word, at, all) => !order.test(word) || all[at - 1] === 'the')
  const rewritten = directly({ ...clause, between: kept }, title.name)
  const main = rewritten ?? `${[capitalised(clause.subject), ...kept, clause.verb].join(' ')}${clause.rest}`
  const isSide = opening.isSide || clause.between.some((word) => addition.test(word))
  const dropsOpening = rewritten !== undefined || drops(clause, opening, lengthOf(sentence) > longestSummary)
  const mark = sentence.charAt(clause.opening.length).replace(/[\s\p{L}]/u, '')
  const whole = dropsOpening
    ? main
    : `${clause.opening}${mark} ${[clause.subject, ...kept, clause.verb].join(' ')}${clause.rest}`
  // What bears the title's name is no side result.
  const isOfTitle = clause.kind === 'makes' && title.name !== undefined && bears(main, title.name)
  const verb = weights.verb[clause.kind]
  const isAbout = (ownWork.test(clause.opening) || isWork.test(clause.subject)) && clause.kind !== 'talks'
  const score =
    (isAbout ? Math.max(verb, weights.paper) : verb) +
    (isSide ? (isOfTitle ? weights.sideOfTitle : weights.side) : 0) +
    (opening.isDetail ? weights.detail : 0) +
    (opening.dangles && !dropsOpening ? weights.dangling : 0) +
    (mark === ';' || (!dropsOpening && clause.opening.length > longestOpening) ? weights.longOpening : 0) +
    (rewritten !== undefined ? weights.rewritten : 0) +
    (clause.kind === 'makes' && namesFirst(clause.rest) ? weights.namesFirst : 0) +
    (rewritten === undefined && pointsAtOnce.test(clause.rest) ? weights.backReference : 0)
  const text = withoutBackwardPurpose(whole)
  return { text, rest: clause.rest, score, makes: clause.kind === 'makes' && !isSide, isBackground: false }
}

/** Whether what is made has a name: "FusionSQL, a …". */
function namesFirst(rest: string): boolean {
  const [, word = ''] = /^ (?:the )?[$*"“]?(\S+)/.exec(rest) ?? []
  return /^\p{L}.*\p{Lu}/u.test(word) && isCoined(word)
}

function drops({ opening, kind }: Clause, { dangles, limits }: Opening, isLong: boolean): boolean {
  if (opening === '') return true
  // What is made is made in any case; what is shown may hold only there.
  if (dangles && (!limits || kind === 'makes')) return true
  if (ownWork.test(opening)) return isLong
  if (limits) return false
  return isLong ? spare.test(opening) : opening.length > longestOpening && reason.test(opening)
}

function ofThing(sentence: string, title: TitleWords): Dressed {
  const start = startOf(sentence)
  const opening = start === undefined ? undefined : readOpening(start)
  const bare =
    start !== undefined && opening?.dangles && !opening.limits
      ? capitalised(sentence.slice(start.length + 2))
      : sentence
  // The results of which paper is plain.
  const text = bare.replace(/^These (?=(?:results|findings|experiments|insights|observations)\b)/, 'The ')
  const thing = thingWeight(text, title.name)
  const isSide = opening?.isSide || / also /.test(text.slice(0, 80))
  const score =
    thing + (isSide ? weights.side : 0) + (opening?.isDetail ? weights.detail : 0) + startWeight(text)
  return {
    text: withoutBackwardPurpose(text),
    rest: text,
    score,
    makes: false,
    isBackground: thing === weights.background,
  }
}

/** What a first word that points back costs. */
function startWeight(text: string): number {
  if (/^it is (?:shown|proved|proven|demonstrated|found|established)\b/i.test(text)) return 0
  if (/^(?:it|they|he|she|its|their)\b/i.test(text)) return weights.pronounFirst
  const isOwn = /^th(?:is|ese) (?:paper|work|article|study|results|findings|experiments)\b/i.test(text)
  return /^(?:this|these|those|such|both|the two|all three|each)\b/i.test(text) && !isOwn
    ? weights.backFirst
    : 0
}
