import type { Paper } from '../paper.ts'
import { clauseOf, works } from './clause.ts'
import { verbKind } from './contribution-verbs.ts'
import { fit } from './fit.ts'
import { readOpening } from './opening.ts'
import { contentOf, leastContent, placeholder, substance, type TitleWords, titleWords, weights } from './score.ts'
import { sentences } from './sentences.ts'
import type { Summary } from './summary.ts'
import { coined, titleWithoutName } from './title-name.ts'

export { longestSummary } from './fit.ts'

export function allLines(title: string, abstract: string): Line[] {
  const words = titleWords(title)
  const all = sentences(abstract).slice(0, mostSentences)
  const lines = all.flatMap((sentence, place) => linesOf(sentence, all[place + 1], place, words, title))
  const first = lines.findIndex(({ makes }) => makes)
  const name = words.name?.toLowerCase()
  return lines.map((line, place) =>
    line.makes && place > first && !(name && line.text.toLowerCase().includes(name)) ? { ...line, score: line.score + weights.again } : line,
  )
}

/** No abstract that people wrote has more. */
const mostSentences = 60

export interface Line {
  readonly text: string
  readonly score: number
  /** Whether it says that the authors made something new. */
  readonly makes: boolean
}

/**
 * One line about a paper, of at most 240 characters: the model's summary if the source gave one, otherwise what the
 * authors say that they contribute. Empty if the paper has no abstract.
 */
export function summarise(paper: Pick<Paper, 'abstract' | 'aiSummary'> & Partial<Pick<Paper, 'title'>>): Summary {
  if (paper.aiSummary) return { text: fit(paper.aiSummary).text, by: 'ai' }
  return { text: telling(paper.title ?? '', paper.abstract)?.text ?? '', by: 'authors' }
}

/** The line of an abstract that tells most. */
export function telling(title: string, abstract: string): Line | undefined {
  return allLines(title, abstract).reduce<Line | undefined>((best, line) => (best && best.score >= line.score ? best : line), undefined)
}

const label = /^(?:(?:background|introduction|context|motivation|objectives?|aims?|purpose|goals?|methods?|materials and methods|methodology|approach|results?|main results|findings|conclusions?|significance|contributions?|discussion|summary|abstract|problem|solution|impact|importance|design|setting)(?: (?:and|\/|&) (?:background|objectives?|aims?|purpose|methods?|results?|conclusions?|findings|hypothesis))?)\s*[:.—–-]\s*(?=[\p{Lu}\d])/iu

const cuts = { whole: 0, clause: weights.clauseCut, word: weights.wordCut, risky: weights.riskyCut } as const

interface Dressed {
  readonly text: string
  readonly score: number
  readonly rest: string
  readonly isBackground?: boolean
  readonly makes?: boolean
}

/** A sentence's lines: as it stands, and completed by the next sentence or the title where it says nothing itself. */
function linesOf(sentence: string, next: string | undefined, place: number, title: TitleWords, fullTitle: string): Line[] {
  const [found = ''] = label.exec(sentence) ?? []
  const named = withName(sentence.slice(found.length), title.name)
  const { text, score, rest, isBackground, makes = false } = dressed(named, title)
  const heading = /^(?:obj|aim|purp|goal|contrib)/i.test(found) ? 3.5 : /^(?:concl|disc|sign|imp|backg|intro|mot)/i.test(found) ? -1 : 0
  const base = score + heading + Math.max(weights.place * place, -1.2)
  const isEmpty = contentOf(rest) < leastContent
  const line = (whole: string, extra: number): Line => {
    const { text: fitted, cut } = fit(whole)
    const cutting = cuts[cut]
    return { makes: makes && !isEmpty, text: fitted, score: base + extra + cutting + substance(fitted, title) * (isBackground && heading <= 0 ? weights.backgroundShare : 1) }
  }
  if (!isEmpty) return [line(text, 0)]
  const lines = [line(text, weights.empty)]
  if (next !== undefined && isAbout(next, title.name) && text.length + next.length < 240) lines.push(line(`${text} ${next}`, -0.5))
  const stub = withoutRelative(text)
  if (title.name === undefined && fullTitle !== '' && !/[?!:.]/.test(fullTitle) && stub !== undefined) lines.push(line(`${stub}: ${fullTitle}.`, -1.5))
  const subtitle = titleWithoutName(fullTitle)
  if (title.name !== undefined && text.includes(title.name) && subtitle !== fullTitle)
    lines.push(line(`${untilName(text, title.name)}: ${subtitle}.`, -0.8))
  return lines
}

/** "We propose a framework" of "We propose a framework that addresses both limitations." */
function withoutRelative(text: string): string | undefined {
  return /^(We [a-z]+ (?:a|an|the)(?: [\w-]+){1,6}?)(?: (?:that|which|to) .*)?\.$/.exec(text)?.[1]
}

/** "We present PRISM" of "We present PRISM, addressing each challenge with a dedicated contribution." */
function untilName(text: string, name: string): string {
  const end = text.indexOf(name) + name.length
  return /^(?: \([^)]*\))?,/.test(text.slice(end)) ? text.slice(0, end) : text.replace(/[.!?]$/, '')
}

function isAbout(next: string, name: string | undefined): boolean {
  return (name !== undefined && next.startsWith(name)) || /^(?:It|The (?:method|framework|model|approach|system|algorithm|benchmark|dataset|architecture|pipeline)|Our \w+) /.test(next)
}

function withName(sentence: string, name: string | undefined): string {
  return name === undefined ? sentence : sentence.replace(placeholder, name)
}

const ownThing = /^(?:Our|The proposed|This)(?: [\w-]+){0,3} (?:method|approach|algorithm|framework|model|system|contributions?|technique|architecture|pipeline|analysis|benchmark|dataset|theory|key idea|main idea|core idea|idea|goal|aim|objective|tool|solution|strategy)\b/i
const ownOutcome = /^(?:Our|The proposed|This)(?: [\w-]+){1,7}? (?:indicates?|achieves?|demonstrates?|shows?|outperforms?|improves?|attains?|surpass(?:es)?|exceeds?|reach(?:es)?|obtains?|yields?|reduces?|establish(?:es)? new|sets?|gains?|ranked|won|reveals?|suggests?) /
const results = /^(?:Extensive |Comprehensive |Our |The |Empirical |Experimental |Numerical |Simulation |These )*(?:experiments?|results?|evaluations?|findings|simulations?|analys[ei]s)\b/i
const passive = /\b(?:is|are|was|were|has been|have been) (?:then |first |newly |thus |therefore )?(?:proposed|introduced|presented|developed|described|designed|studied|investigated|explored|analy[sz]ed|considered|derived|constructed|proven|proved|shown|established|examined|addressed|evaluated|compared|built|created|formulated)\b/
/** "A novel approach named MAPS that …" */
const namesThing = /^An? [^,.]{3,80} (?:named|called|termed|dubbed) /
const nameIs = /^(?:is|are|was) (?:a|an|the|our|designed|built)\b|^(?:[a-z]+ly )?(?!is |was |has )[a-z-]+s (?!of\b|in\b|for\b|and\b|are\b|have\b|with\b|that\b|to\b)/

/** A sentence without what points at sentences before it, and how much it tells. */
function dressed(sentence: string, title: TitleWords): Dressed {
  const clause = clauseOf(sentence)
  if (clause === undefined) return undressed(sentence, title)
  const opening = readOpening(clause.opening)
  const sideAdverb = clause.between.some((word) => /^(?:also|further|furthermore|additionally|finally|second|third|moreover)$/.test(word))
  const direct = rewritten(clause.verb, clause.rest, title)
  const kept = clause.between.filter((word) => !/^(?:then|therefore|thus|hence|thereby|instead|first|next|also|further|furthermore|additionally|finally|second|third|moreover|accordingly|consequently|rather)$/.test(word))
  const main = direct?.(clause.subject, kept) ?? [capitalised(clause.subject), ...kept, clause.verb].join(' ') + clause.rest
  const drops = opening.dangles && !opening.limits
  const isOwnWork = new RegExp(`^In (?:this|the present|our) (?:[a-z-]+ )?(?:${works})$`, 'i').test(clause.opening)
  const isLong = [...sentence].length > 240
  const dropsLong = isLong && (isOwnWork || (!opening.limits && /^(?:to|in order|by|using|building|inspired|motivated|leveraging|based|while|although|despite|through)\b/i.test(clause.opening)))
  const whole = direct || drops || dropsLong || clause.opening === '' ? main : `${clause.opening}${/[,;:—–]$/.test(sentence.slice(0, clause.opening.length + 1)) ? sentence[clause.opening.length] : ''} ${clause.subject} ${[...kept, clause.verb].join(' ')}${clause.rest}`
  const score =
    (isOwnWork || /paper|work|article|study|thesis|survey|report|note|letter|manuscript|chapter|review|tutorial|overview/i.test(clause.subject) ? Math.max(weights.verb[clause.kind], weights.paper) : weights.verb[clause.kind]) +
    (opening.isSide || sideAdverb ? weights.side : 0) +
    (opening.isDetail ? weights.detail : 0) +
    (opening.dangles && opening.limits ? weights.backReference : 0) +
    (clause.opening.length > 120 ? -0.8 : 0) +
    (direct ? 0.5 : 0) +
    (/^ (?:it|them|so)\b/.test(clause.rest) && !direct ? weights.backReference : 0)
  return { text: withoutTail(whole), score, rest: clause.rest, makes: clause.kind === 'makes' && !opening.isSide && !sideAdverb }
}

/**
 * "We address this gap by introducing maps" says the same as "We introduce maps" to whom the gap is not told; "We address
 * this with MAPS, a method" as "MAPS is a method".
 */
function rewritten(verb: string, rest: string, title: TitleWords): ((subject: string, kept: readonly string[]) => string) | undefined {
  const by = /^(?: [\w’'-]+){1,5}?,? by (?:[a-z]+ly )?([a-z]{3,}ing) /.exec(rest)
  const isBack = /^ (?:it|this|these|those|such|the (?:gap|problem|issue|challenge|limitation|question)s?)\b/.test(rest)
  const isWeak = /^(?:stages|talks|checks)$/.test(verbKind(verb) ?? 'stages')
  const [skipped] = isBack || isWeak || / (?:this|these|such) /.test(rest.slice(0, 40)) ? (/^ [^.;:()]{3,120}?,? and (?:then |thus |therefore |further |accordingly |thereby )?(?=(?:introduce|propose|present|develop|design|devise|construct|build|create)s? )/.exec(rest) ?? []) : []
  const named = skipped === undefined ? '' : rest.slice(skipped.length, skipped.length + 120)
  if (skipped !== undefined && (isBack || (title.name !== undefined && named.includes(title.name)))) return (subject, kept) => [capitalised(subject), ...kept].join(' ') + ' ' + rest.slice(skipped.length)
  if (!isBack || !/^(?:address|tackl|overc[ao]m|solv|resolv|mitigat|bridg|fill|clos|alleviat|challeng|meet|fulfil|remed|handl|achiev|do|accomplish|advanc|extend|improv|pursu|realiz|approach|answer|investigat|explor|study)/.test(verb)) return undefined
  const base = by?.[1] && baseOf(by[1])
  if (by && base) {
    const tail = rest.slice(by[0].length)
    return (subject, kept) => [capitalised(subject), ...kept, /^(?:we|i)$/i.test(subject) ? base : third(base)].join(' ') + ' ' + tail
  }
  const [found, name = ''] = /^(?: [\w’'-]+){1,5}?,? (?:using|with|via|through) ([^,()]{2,40}?)(?: \([^)]{2,60}\))?, (?=(?:a|an|the first) )/.exec(rest) ?? []
  if (found !== undefined && (coined.test(name) || name === title.name)) return () => capitalised(`${found.slice(found.lastIndexOf(` ${name}`) + 1).replace(/, $/, '')} is ${rest.slice(found.length)}`)
  return undefined
}

/** `introduce` of `introducing`, if it is a verb of the kind that authors use for what they do. */
function baseOf(gerund: string): string | undefined {
  const stem = gerund.slice(0, -3)
  return [`${stem}e`, stem, stem.replace(/(.)\1$/, '$1')].find((base) => verbKind(base) !== undefined)
}

const third = (verb: string) => (/y$/.test(verb) && !/[aeiou]y$/.test(verb) ? `${verb.slice(0, -1)}ies` : `${verb}s`)

function startsWithName(text: string, name: string): boolean {
  return text.replace(/^The /, '').startsWith(name.replace(/^The /, ''))
}

function afterName(text: string, name: string): string {
  return text.replace(/^The /, '').slice(name.replace(/^The /, '').length).replace(/^\s*(?:\([^)]{1,80}\)\s*)?(?:(?:toolkit|framework|model|dataset|benchmark|system|library|corpus|method|algorithm|package|platform|challenge) )?/, '')
}

function undressed(sentence: string, title: TitleWords): Dressed {
  const [head = ''] = /^[^,]{2,40}, (?=[a-z])/.exec(sentence) ?? []
  const opening = head === '' ? undefined : readOpening(head.slice(0, -2))
  const text = opening?.dangles && !opening.limits ? capitalised(sentence.slice(head.length)) : sentence
  const isNamed = title.name !== undefined && startsWithName(text, title.name) && nameIs.test(afterName(text, title.name))
  const [first = ''] = /^\S+/.exec(text) ?? []
  const isCoined = coined.test(first) && /[a-z]\p{Lu}|\p{Lu}[a-z].*\p{Lu}/u.test(first) && !/s$/.test(first) && nameIs.test(text.slice(first.length).trimStart())
  const outcome = /^(?:[a-z]+ly )?(?:outperforms|achieves|attains|improves|surpasses|exceeds|reaches|shows|demonstrates|obtains|sets|yields|matches|reduces|generali[sz]es|delivers|excels|ranks|won|wins|runs|cuts) /.test(afterName(text, title.name ?? first))
  const score = isNamed || isCoined
    ? outcome ? weights.results + 0.3 : isNamed ? weights.nameIs : weights.coinedIs
    : ownThing.test(text)
      ? (ownOutcome.test(text) ? weights.results : weights.own)
      : namesThing.test(text) ? weights.passive : results.test(text)
        ? weights.results
        : passive.test(text)
          ? weights.passive
          : weights.background
  const side = opening?.isSide || / also /.test(text.slice(0, 80)) ? weights.side : 0
  const startsBack = /^(?:it|they|he|she|its|their)\b/i.test(text) && !/^it is (?:shown|proved|proven|demonstrated|found)/i.test(text) ? -4 : /^(?:this|these|those|such|both|the two|all three|each)\b/i.test(text) && !/^(?:this (?:paper|work|article|study)|these (?:results|findings|experiments))/i.test(text) ? -1.5 : 0
  return { text: withoutTail(text), score: score + side + startsBack, rest: text, isBackground: score === weights.background }
}

/** A purpose at a sentence's end that points back: ", to address these limitations." */
function withoutTail(text: string): string {
  if (/\b(?:able|aims?|aimed|seeks?|order|how|ability|us|it|helps?|allows?|is|are|and|attempts?|tr(?:y|ies)|goal|ways?|one|them|enough|need|needed|necessary|required|used|likely|fails?) to \w+ (?:this|these|such|the above|those)(?: [\w-]+){1,3}\.$/i.test(text.slice(-120))) return text
  const tail = /,? (?:(?:specifically |explicitly |specially )?(?:designed|developed|built|tailored|aimed|intended|constructed|created|engineered) )?(?:to|for|thereby|effectively|thus) ?(?:address|tackl|overcom|solv|resolv|mitigat|bridg|fill|clos|alleviat|handl|meet|study|remedy|minimi[sz]|reduc|captur|exploit|perform|improv|enabl|achiev|realiz|support|facilitat|tackle)[a-z]* (?:this|these|such|the above|those)(?: [\w-]+){1,3}\.$|, (?:address|tackl|overcom|solv|resolv|mitigat|bridg|fill|clos|alleviat)ing (?:this|these|such|the above|those)(?: [\w-]+){1,3}\.$/i.exec(text.slice(-120))
  return tail ? `${text.slice(0, text.length - tail[0].length)}.` : text
}

/** With a capital, unless the first word is a name that begins small. */
function capitalised(text: string): string {
  const [word = ''] = /^\S*/.exec(text) ?? []
  return coined.test(word) ? text : text.charAt(0).toUpperCase() + text.slice(1)
}
