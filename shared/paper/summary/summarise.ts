import type { Paper } from '../paper.ts'
import { clauseOf, works } from './clause.ts'
import { fit } from './fit.ts'
import { readOpening } from './opening.ts'
import { contentOf, leastContent, placeholder, substance, type TitleWords, titleWords, weights } from './score.ts'
import { sentences } from './sentences.ts'
import type { Summary } from './summary.ts'
import { coined, titleWithoutName } from './title-name.ts'

export { longestSummary } from './fit.ts'

interface Line {
  readonly text: string
  readonly score: number
}

/**
 * One line about a paper, of at most 240 characters: the model's summary if the source gave one, otherwise what the
 * authors say that they contribute. Empty if the paper has no abstract.
 */
export function summarise(paper: Pick<Paper, 'abstract' | 'aiSummary'> & Partial<Pick<Paper, 'title'>>): Summary {
  if (paper.aiSummary) return { text: fit(paper.aiSummary).text, by: 'ai' }
  const title = titleWords(paper.title ?? '')
  const all = sentences(paper.abstract).slice(0, 60)
  const lines = all.flatMap((sentence, place) => linesOf(sentence, all[place + 1], place, title, paper.title ?? ''))
  const best = lines.reduce<Line | undefined>((best, line) => (best && best.score >= line.score ? best : line), undefined)
  return { text: best?.text ?? '', by: 'authors' }
}

const label = /^(?:(?:background|introduction|context|motivation|objectives?|aims?|purpose|goals?|methods?|materials and methods|methodology|approach|results?|main results|findings|conclusions?|significance|contributions?|discussion|summary|abstract|problem|solution|impact|importance|design|setting)(?: (?:and|\/|&) (?:background|objectives?|aims?|purpose|methods?|results?|conclusions?|findings|hypothesis))?)\s*[:.—–-]\s*(?=[\p{Lu}\d])/iu

/** A sentence's lines: as it stands, and completed by the next sentence or the title where it says nothing itself. */
function linesOf(sentence: string, next: string | undefined, place: number, title: TitleWords, fullTitle: string): Line[] {
  const [found = ''] = label.exec(sentence) ?? []
  const named = withName(sentence.slice(found.length), title.name)
  const { text, score, rest } = dressed(named, title)
  const heading = /^(?:obj|aim|purp|goal|contrib)/i.test(found) ? 1.5 : /^(?:concl|disc|sign|imp|backg|intro|mot)/i.test(found) ? -1 : 0
  const base = score + heading + Math.max(weights.place * place, -1.2)
  const isEmpty = contentOf(rest) < leastContent
  const line = (whole: string, extra: number): Line => {
    const { text: fitted, cut } = fit(whole)
    const cutting = cut === 'whole' ? 0 : cut === 'clause' ? weights.clauseCut : weights.wordCut
    return { text: fitted, score: base + extra + cutting + substance(fitted, title) }
  }
  if (!isEmpty) return [line(text, 0)]
  const lines = [line(text, weights.empty)]
  if (next !== undefined && isAbout(next, title.name) && text.length + next.length < 240) lines.push(line(`${text} ${next}`, -0.5))
  const subtitle = titleWithoutName(fullTitle)
  if (title.name !== undefined && text.includes(title.name) && subtitle !== fullTitle)
    lines.push(line(`${text.replace(/[.!?]$/, '')}: ${subtitle}.`, -0.8))
  return lines
}

function isAbout(next: string, name: string | undefined): boolean {
  return (name !== undefined && next.startsWith(name)) || /^(?:It|The (?:method|framework|model|approach|system|algorithm|benchmark|dataset|architecture|pipeline)|Our \w+) /.test(next)
}

function withName(sentence: string, name: string | undefined): string {
  return name === undefined ? sentence : sentence.replace(placeholder, name)
}

const ownThing = /^(?:Our|The proposed|This)(?: [\w-]+){0,3} (?:method|approach|algorithm|framework|model|system|contributions?|technique|architecture|pipeline|analysis|benchmark|dataset|theory|key idea|main idea|core idea|idea|goal|aim|objective|tool|solution|strategy)\b/i
const results = /^(?:Extensive |Comprehensive |Our |The |Empirical |Experimental |Numerical |Simulation |These )*(?:experiments?|results?|evaluations?|findings|simulations?|analys[ei]s)\b/i
const passive = /\b(?:is|are|was|were|has been|have been) (?:then |also |further |first |newly |thus |therefore )?(?:proposed|introduced|presented|developed|described|designed|studied|investigated|explored|analy[sz]ed|considered|derived|constructed|proven|proved|shown|established|examined|addressed|evaluated|compared|built|created|formulated)\b/
const nameIs = /^(?:is|are|was) (?:a|an|the|our|designed|built)\b|^(?:[a-z]+ly )?[a-z-]+s (?!of\b|in\b|for\b|and\b|are\b|have\b|with\b|that\b|to\b)/

/** A sentence without what points at sentences before it, and how much it tells. */
function dressed(sentence: string, title: TitleWords): { text: string; score: number; rest: string } {
  const clause = clauseOf(sentence)
  if (clause === undefined) return undressed(sentence, title)
  const opening = readOpening(clause.opening)
  const sideAdverb = clause.between.some((word) => /^(?:also|further|furthermore|additionally|finally|second|third|moreover)$/.test(word))
  const kept = clause.between.filter((word) => !/^(?:then|therefore|thus|hence|thereby|instead|first|next|also|further|furthermore|additionally|finally|second|third|moreover|accordingly|consequently|rather)$/.test(word))
  const main = [capitalised(clause.subject), ...kept, clause.verb].join(' ') + clause.rest
  const drops = opening.dangles && !opening.limits
  const isOwnWork = new RegExp(`^In (?:this|the present|our) (?:[a-z-]+ )?(?:${works})$`, 'i').test(clause.opening)
  const isLong = [...sentence].length > 240
  const dropsLong = isLong && (isOwnWork || (!opening.limits && /^(?:to|in order|by|using|building|inspired|motivated|leveraging|based|while|although|despite|through)\b/i.test(clause.opening)))
  const whole = drops || dropsLong || clause.opening === '' ? main : `${clause.opening}${/[,;:—–]$/.test(sentence.slice(0, clause.opening.length + 1)) ? sentence[clause.opening.length] : ''} ${clause.subject} ${[...kept, clause.verb].join(' ')}${clause.rest}`
  const score =
    (/paper|work|article|study|thesis|survey|report|note|letter|manuscript|chapter|review|tutorial|overview/i.test(clause.subject) ? Math.max(weights.verb[clause.kind], weights.paper) : weights.verb[clause.kind]) +
    (opening.isSide || sideAdverb ? weights.side : 0) +
    (opening.isDetail ? weights.detail : 0) +
    (opening.dangles && opening.limits ? weights.backReference : 0) +
    (clause.opening.length > 120 ? -0.8 : 0)
  return { text: withoutTail(whole), score, rest: clause.rest }
}

function undressed(sentence: string, title: TitleWords): { text: string; score: number; rest: string } {
  const [head = ''] = /^[^,]{2,40}, (?=[a-z])/.exec(sentence) ?? []
  const opening = head === '' ? undefined : readOpening(head.slice(0, -2))
  const text = opening?.dangles && !opening.limits ? capitalised(sentence.slice(head.length)) : sentence
  const isNamed = title.name !== undefined && text.startsWith(title.name) && nameIs.test(text.slice(title.name.length).replace(/^\s*\([^)]{1,80}\)/, '').trimStart())
  const score = isNamed
    ? weights.nameIs
    : ownThing.test(text)
      ? weights.own
      : results.test(text)
        ? weights.results
        : passive.test(text)
          ? weights.passive
          : weights.background
  const side = opening?.isSide ? weights.side : 0
  const startsBack = /^(?:it|they|this|these|those|such|he|their|its)\b/i.test(text) && !/^this (?:paper|work|article|study)/i.test(text) ? -1.5 : 0
  return { text: withoutTail(text), score: score + side + startsBack, rest: text }
}

/** A purpose at a sentence's end that points back: ", to address these limitations." */
function withoutTail(text: string): string {
  const tail = /,? (?:to|for|thereby|effectively|thus) ?(?:address|tackl|overcom|solv|resolv|mitigat|bridg|fill|clos|alleviat|handl|meet|study|remedy)[a-z]* (?:this|these|such|the above|those)(?: [\w-]+){1,3}\.$|, (?:address|tackl|overcom|solv|resolv|mitigat|bridg|fill|clos|alleviat)ing (?:this|these|such|the above|those)(?: [\w-]+){1,3}\.$/i.exec(text.slice(-120))
  return tail ? `${text.slice(0, text.length - tail[0].length)}.` : text
}

/** With a capital, unless the first word is a name that begins small. */
function capitalised(text: string): string {
  const [word = ''] = /^\S*/.exec(text) ?? []
  return coined.test(word) ? text : text.charAt(0).toUpperCase() + text.slice(1)
}
