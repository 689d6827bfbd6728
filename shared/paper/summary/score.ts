import { stems } from '../stems.ts'
import { backReferences } from './back-references.ts'
import type { VerbKind } from './contribution-verbs.ts'
import type { Cut } from './fitted.ts'
import { bears, titleName } from './title-name.ts'
import { placeholder } from './without-placeholder.ts'

/** What makes a sentence the one that tells what a paper does, and how much. */
export const weights = {
  verb: { makes: 4, studies: 3, tells: 2.6, checks: 2, does: 1.6, stages: 0.8, talks: -3 } satisfies Record<
    VerbKind,
    number
  >,
  /** The paper as the subject: whatever it does, it is what it is about. */
  paper: 3,
  nameIs: 3.4,
  coinedIs: 1.8,
  own: 2.2,
  passive: 2.4,
  checked: 1.4,
  outcome: 1.3,
  results: 1,
  background: -1,
  /** How much of its substance counts where a sentence tells nothing of the work itself. */
  backgroundShare: 0.5,
  name: 1.8,
  title: 2.5,
  number: 0.15,
  word: 0.05,
  /** The longest sentence is not the best. */
  mostWords: 14,
  /** Something new after something new. */
  again: -0.7,
  backReference: -1.6,
  mostBackReferences: 3,
  dangling: -3,
  pronounFirst: -4,
  backFirst: -1.5,
  longOpening: -0.8,
  rewritten: 0.5,
  namesFirst: 0.5,
  side: -3.5,
  sideOfTitle: -1.5,
  detail: -1.3,
  outlook: -3,
  code: -4,
  vague: -1,
  place: -0.12,
  lastPlace: -1.2,
  objective: 4,
  frame: -1,
  cut: { whole: 0, clause: -0.7, word: -1.3, risky: -3 } satisfies Record<Cut, number>,
  placeholder: -5,
  empty: -4,
  completed: -0.8,
} as const

const functionWords = new Set(
  (
    'a an the of to in on for with by from and or but that which as at into not no both than via is are be been its their our this these ' +
    'those such we it they can may more most new novel using based toward towards between through when while where how what whether also it'
  ).split(' '),
)

/** Words that say nothing about a work by themselves. */
const generic = new Set(
  (
    'address benchmarks datasets tools pipelines architectures paradigms mechanisms schemes paper work article study approach approaches method methods methodology framework frameworks model models system systems algorithm algorithms technique techniques ' +
    'solution solutions tool pipeline architecture paradigm mechanism strategy strategies scheme benchmark dataset problem problems issue issues ' +
    'challenge challenges limitation limitations gap gaps question questions shortcoming shortcomings need needs bottleneck bottlenecks simple effective efficient general ' +
    'unified comprehensive principled powerful robust scalable flexible lightweight first several various different key important main ' +
    'contributions contribution called named termed dubbed two three four well then further address addresses addressing tackle fill fills bridge bridges closes close directly ' +
    'both each dedicated all these this simultaneously jointly solve solves overcome overcomes mitigate mitigates following weakness weaknesses finding findings capability capabilities ability scale task tasks drawback drawbacks difficulties concern concerns aspect aspects weaknesses designed tailored specifically explicitly effectively jointly respectively together other others respect combination set same example way ways follows answer answers affirmative negative positive question results here there one by large-scale systematic end-to-end experiments extensive'
  ).split(' '),
)

/** How much a text says: words in lower case, beside names and what is said of any work. */
export function contentOf(text: string): number {
  let count = 0
  for (const word of text.slice(0, 400).split(/[\s,;:.()]+/)) {
    if (/^[a-z][a-z'’-]+$/.test(word) && !functionWords.has(word) && !generic.has(word)) count += 1.5
    else if (/^\p{Lu}[\p{Ll}-]{3,}$/u.test(word) && !generic.has(word.toLowerCase())) count += 0.6
  }
  return count
}

/** A text with less of it says nothing; with a reference to something unnamed, less than two words of its own do not. */
export const leastContent = 1.4
export const leastBesideReference = 3.2

/** A title's words, as a sentence is compared with them. */
export interface TitleWords {
  readonly name: string | undefined
  readonly stems: ReadonlySet<string>
}

export function titleWords(title: string): TitleWords {
  return {
    name: titleName(title),
    stems: new Set(stems(title).filter((stem) => !functionWords.has(stem) && stem.length > 1)),
  }
}

/** What a text says about a paper, whatever its grammar. */
export function substance(text: string, title: TitleWords): number {
  const found = new Set(stems(text.slice(0, 600)))
  const shared = [...title.stems].filter((stem) => found.has(stem)).length
  const words = Math.min(contentOf(text) / 1.5, weights.mostWords)
  return (
    (title.name !== undefined && bears(text, title.name) ? weights.name : 0) +
    (title.stems.size === 0 ? 0 : weights.title * Math.min(1, shared / Math.min(title.stems.size, 8))) +
    (/\d/.test(text) ? weights.number : 0) +
    weights.word * words +
    weights.backReference * Math.min(backReferences(text), weights.mostBackReferences) +
    (placeholder.test(text) ? weights.placeholder : 0) +
    (code.test(text) ? weights.code : 0) +
    (outlook.test(text) ? weights.outlook : 0) +
    (vague.test(text) ? weights.vague : 0)
  )
}

const code =
  /https?:|www\.|github|zenodo|hugging ?face\.co|\b(?:publicly|freely|openly) (?:available|released)\W*$|\b(?:codes?|scripts?|weights|checkpoints|datasets?|data|models?|implementations?|benchmarks?|resources?|demo|page|wrappers?|software|materials)\b[^.]{0,60}\b(?:is|are|be|been|made) (?:all |now |also )?(?:publicly |freely |openly )?(?:available|released|accessible|open[- ]sourced)\b|\bopen[- ]sourc(?:e|ed|ing) (?:our|all|the|code)\b|\b(?:release|share|publish|open-source|make)s? (?:all|our|the|its)(?: [\w-]+){0,3} (?:codes?|data|datasets?|benchmarks?|models?|weights|checkpoints|suite|toolkit|resources?|annotations|corpus|scripts|implementation)\b|\b(?:release|share|publish|open-source)s? (?:source )?(?:code|data|weights|checkpoints)\b|\b(?:source|training|inference|evaluation) codes?\b|\bcheckpoints,/i
/** What any paper could say of itself. */
const vague =
  /\b(?:effectiveness|superiority|validity|efficacy|usefulness|feasibility|advantages?|benefits?) of\b|\bstate-of-the-art (?:performance|results|accuracy)\b|\bworks? well\b/i
const outlook =
  /\b(?:future (?:work|research|directions?|studies)|we (?:hope|believe|plan)|will be (?:released|made|available)|open (?:problems|questions|challenges)|limitations of (?:our|this)|(?:look|are|seem)s? promising|(?:is|are) (?:still )?(?:needed|required|necessary) (?:to|for|before)|remains? (?:open|an open|challenging|unclear|limited|underexplored|an))\b/i
