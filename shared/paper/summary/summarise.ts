import type { Paper } from '../paper.ts'
import { sentences } from './sentences.ts'
import type { Summary } from './summary.ts'

/** In characters: what fits into two or three lines of a mail. */
export const longestSummary = 240

const work = '(?:paper|work|article|study|thesis|survey|report|note)'
const author = `(?:we|this ${work}|the (?:present )?(?:${work}|authors?))`
/**
 * Only adverbs or a first verb may stand between the authors and their verb: "we then design and release".
 */
const between =
  '(?: (?:also|first|then|next|here|thus|hence|further|instead|now|will|not only|[a-z]+ly|[a-z]+ and),?){0,3}'

/**
 * Kinds of sentences: `names` names something new, `isAbout` says what the paper is about, `tells` says what
 * came of it.
 */
const names = verbs(
  'proposes?|introduces?|presents?|develops?|designs?|describes?|devises?|builds?|built|creates?|releases?|' +
    'constructs?|formulates?|suggests?|offers?',
)
const isAbout = new RegExp(
  `\\bin this ${work},? we [a-z]|^this ${work}${between} (?!is |was |has )[a-z]+s `,
  'i',
)
const tells = verbs(
  'proves?|shows?|demonstrates?|finds?|establish(?:es)?|gives?|provides?|stud(?:y|ies)|investigates?|' +
    'analy[sz]es?|explores?|address(?:es)?|extends?|improves?|examines?|obtains?|achieves?|considers?|derives?|' +
    'focus(?:es)? on|aims? to',
)
const passive =
  /\b(?:is|are) (?:proposed|introduced|presented|developed|described)\b|^Our (?:main |key |first )?(?:contribution|method|approach|algorithm|framework|model)\b/

function verbs(list: string): RegExp {
  return new RegExp(`\\b${author},?${between} (?:${list})\\b`, 'i')
}

/**
 * One line about a paper, of at most 240 characters: the model's summary if the source gave one, otherwise
 * the sentence in which the authors say what they contribute, otherwise their first sentence. Empty if the
 * paper has no abstract.
 */
export function summarise(paper: Pick<Paper, 'abstract' | 'aiSummary'>): Summary {
  if (paper.aiSummary) return { text: shortened(paper.aiSummary), by: 'ai' }
  const all = sentences(paper.abstract)
  return { text: shortened(contribution(all) ?? all[0] ?? ''), by: 'authors' }
}

/** The first sentence of the most telling kind. A sentence that fits uncut goes before one that does not. */
function contribution(all: readonly string[]): string | undefined {
  const kinds = [names, isAbout, tells, passive]
  const ofKind = kinds.map((kind) => all.filter((sentence) => kind.test(sentence)))
  const fitting = ofKind.flatMap((found) => found.filter((sentence) => length(sentence) <= longestSummary))
  return fitting[0] ?? ofKind.flat()[0]
}

/** Cuts a text at a word, without half a character and without punctuation before the ellipsis. */
function shortened(text: string): string {
  if (length(text) <= longestSummary) return text
  const start = [...text].slice(0, longestSummary - 1).join('')
  const atWord = text[start.length] === ' ' ? start : start.replace(/ [^ ]*$/, '')
  return `${atWord.replace(/[\s,;:.–—-]+$/, '')}…`
}

function length(text: string): number {
  return [...text].length
}
