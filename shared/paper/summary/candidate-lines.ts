import { backReferences } from './back-references.ts'
import { dressed } from './dressed.ts'
import { fitted, lengthOf, longestSummary } from './fitted.ts'
import {
  contentOf,
  leastBesideReference,
  leastContent,
  substance,
  type TitleWords,
  titleWords,
  weights,
} from './score.ts'
import { type Labelled, withoutLabels } from './section-label.ts'
import { sentences } from './sentences.ts'
import { bears, titleWithoutName } from './title-name.ts'
import { withoutPlaceholder } from './without-placeholder.ts'

/** No abstract that people wrote has more. */
const mostSentences = 60

/** In characters: what is read of a sentence. The rest of a longer one would not fit anyway. */
const longestSentence = 1500

/** What could stand for a paper, and how much it tells of what the paper does. */
export interface Line {
  readonly text: string
  readonly score: number
  /** Whether it says that the authors made something new. */
  readonly makes: boolean
}

/** The lines that an abstract offers, in its order. */
export function candidateLines(title: string, abstract: string): Line[] {
  const words = titleWords(title)
  const all = withoutLabels(sentences(abstract).slice(0, mostSentences))
  const lines = all.flatMap((labelled, place) =>
    linesOf(labelled, all[place + 1]?.sentence, place, title, words),
  )
  const first = lines.findIndex(({ makes }) => makes)
  return lines.map((line, place) => {
    const isLater = line.makes && place > first && !(words.name !== undefined && bears(line.text, words.name))
    return isLater ? { ...line, score: line.score + weights.again } : line
  })
}

/** A sentence's lines: by itself, and completed by the next sentence or the title where it says nothing by itself. */
function linesOf(
  { sentence, heading }: Labelled,
  next: string | undefined,
  place: number,
  title: string,
  words: TitleWords,
): Line[] {
  const { text, rest, ...told } = dressed(
    withoutPlaceholder(sentence.slice(0, longestSentence), words.name),
    words,
  )
  const isObjective = /^(?:objective|aim|purpose|goal|contribution)/.test(heading)
  const share = told.isBackground && !isObjective ? weights.backgroundShare : 1
  const base = told.score + headingWeight(heading) + Math.max(weights.place * place, weights.lastPlace)
  const isEmpty = saysNothing(rest)
  const line = (whole: string, extra: number): Line => {
    const { text, cut } = fitted(whole)
    const score = base + extra + weights.cut[cut] + share * substance(text, words)
    return { text, score, makes: told.makes && !isEmpty }
  }
  if (!isEmpty) return [line(text, 0)]
  const completed = [joined(text, next, words.name), withTitle(text, title, words.name)]
  return [
    line(text, weights.empty),
    ...completed.flatMap((whole) => (whole === undefined ? [] : [line(whole, weights.completed)])),
  ]
}

/** Whether a predicate has nothing of its own, or one word about what it does not name. */
function saysNothing(rest: string): boolean {
  const content = contentOf(rest)
  return content < leastContent || (content < leastBesideReference && backReferences(rest) >= 1)
}

function headingWeight(heading: string): number {
  if (/^(?:objective|aim|purpose|goal|contribution)/.test(heading)) return weights.objective
  return /^(?:background|introduction|context|motivation|conclusion|discussion|significance|impact|importance)/.test(
    heading,
  )
    ? weights.frame
    : 0
}

const goesOn =
  /^(?:(?:First|Firstly|\(i\)|\(1\)),? |It |(?:The|Our) (?:method|framework|model|approach|system|algorithm|benchmark|dataset|architecture|pipeline) )/

/** "We present MAPS. It draws gardens." */
function joined(text: string, next: string | undefined, name: string | undefined): string | undefined {
  if (next === undefined || !(goesOn.test(next) || (name !== undefined && next.startsWith(name))))
    return undefined
  const whole = `${text} ${next}`
  return lengthOf(whole) <= longestSummary ? whole : undefined
}

/** "We present MAPS: Drawing Gardens with Care." */
function withTitle(text: string, title: string, name: string | undefined): string | undefined {
  const stub = name === undefined ? withoutRelative(text) : untilName(text, name)
  const words = titleWithoutName(title)
  if (stub === undefined || words === '' || /[?!:.]/.test(name === undefined ? title : '')) return undefined
  return `${stub}: ${words}${/[.?!]$/.test(words) ? '' : '.'}`
}

/** "We propose a framework" of "We propose a framework that addresses both limitations." */
function withoutRelative(text: string): string | undefined {
  const [, stub] =
    /^((?:We|I|This \w+) [a-z]+ (?:a|an|the)(?: [\w-]+){1,6}?)(?: (?:that|which|to) .*)?\.$/.exec(text) ?? []
  return stub
}

/** "We present PRISM" of "We present PRISM, addressing each challenge with a dedicated contribution." */
function untilName(text: string, name: string): string | undefined {
  const start = text.indexOf(name)
  if (start < 0) return undefined
  const end = start + name.length
  return /^(?: \([^)]*\))?,/.test(text.slice(end)) ? text.slice(0, end) : text.replace(/[.!?]$/, '')
}
