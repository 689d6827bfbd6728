import { works } from './clause.ts'

/** What stands before the authors and what it means for the sentence. */
export interface Opening {
  /** It points at sentences before, so the sentence goes better without it. */
  readonly dangles: boolean
  /** It limits what is claimed: without it the rest would claim more. */
  readonly limits: boolean
  /** What it introduces comes in addition, or follows from the main thing. */
  readonly isSide: boolean
  /** What it introduces is a detail, a step or a check of something named before. */
  readonly isDetail: boolean
}

const limiting =
  /^(?:if|unless|when|whenever|under|assuming|given (?!this|these|that this|the above|such)|provided|only|without|except|as long as|suppose|subject to|conditional|restricted|for (?!this purpose|(?:this|these|those) reasons?|this end|that|example|instance|comparison)|where|among|within|in (?:a|the) (?:case|setting|regime|limit|absence|presence|special)|in (?:this|these|such) (?:case|setting|regime|limit|setup|scenario)s?$)\b/i

const side =
  /^(?:and |but )?(?:as a by-?product|additionally|in addition|furthermore|moreover|further|also|besides|beyond (?:this|these|that|the)|finally|lastly|last|second|secondly|third|thirdly|fourth|in parallel|separately|alongside|in passing|along the way|as an? (?:application|consequence|corollary|side|special|extension|bonus|supplement|complement)|equally|likewise|similarly|conversely|meanwhile|complementing|on the (?:theoretical|practical|empirical|algorithmic|applied|other) \w+|supporting|supplementary|on top of)\b/i

const detail =
  /^(?:subsequently|theoretically|methodologically|practically|for (?:further|better|more|additional)|specifically|more specifically|concretely|subsequently|afterwards|more concretely|in particular|particularly|namely|precisely|more precisely|technically|in detail|for (?:example|instance|each|every)|notably|importantly|crucially|interestingly|surprisingly|to (?:further|evaluate|validate|verify|assess|demonstrate|illustrate|support|facilitate|enable|train|ensure|measure|test|benchmark|explore|foster|prevent|stabilize|stabilise|preserve|promote|encourage|guide)\b|for (?:our|the|these) (?:results|experiments|evaluation|analysis|proofs?)|for (?:evaluation|validation|training|inference)|in (?:experiments|practice|the first stage|stage)|during|at (?:its|the|inference|training|test)|through|across|empirically|experimentally|within|as a case study|as an example|using (?:this|these|our|the (?:resulting|proposed|above))|with (?:this|these|our)|on (?:this|these|the)|from (?:this|these)|applying|in simulation|overall|together|taken together|in summary|in conclusion)/i

const connective =
  /^(?:[a-z]+ly$|for (?:example|instance)|however|instead|therefore|thus|hence|consequently|accordingly|as such|then|next|first|firstly|first of all|to (?:this|that|these) (?:end|aim|purpose|goal)s?|to do (?:so|this)|in (?:contrast|response|turn|light|view|this (?:context|regard|respect|spirit|vein|direction|light|sense|way))|on (?:this|these|that) [a-z]+|by contrast|as an? (?:first |initial |concrete )?(?:instantiation|instance|example|realization|case study|demonstration|proof of concept|illustration)|as a (?:result|remedy|solution|step|response|substitute|first step|consequence)|on the contrary|rather|still|yet|nevertheless|nonetheless|so|now|indeed|in fact|specifically|more specifically|concretely|more concretely|in particular|particularly|namely|notably|importantly|crucially|interestingly|surprisingly|overall|in summary|in short|in conclusion|alternatively|as an alternative|otherwise|motivated|that said|in doing so|by doing so|toward this|towards this|for (?:this|these|those)(?: [a-z]+)?$|of note|technically|but|and|in the process|at the same time|for that|moreover|furthermore|additionally|besides|in addition|further|finally|lastly|last|second|secondly|third|thirdly|also|similarly|likewise|meanwhile|conversely|and finally|as a by-?product|in parallel|last but not least|together|taken together|accordingly)(?![\p{L}-])/iu

const pointing = new RegExp(
  `(?<![\\p{L}'’-])(?:this(?! (?:${works})\\b)|these|those(?! (?:of|who|that|in|with|from)\\b)|that (?:end|goal|gap|aim|purpose|reason|challenge|problem|issue|question|need|limitation)|such(?! as\\b)|that$|it$|aforementioned|above|former|latter|so|said|the (?:resulting|obtained|proposed|collected|constructed|learned))(?![\\p{L}-])`,
  'iu',
)
const abstractNoun =
  /\bthe (?:[a-z-]+ ){0,2}(?:gap|problem|issue|limitation|challenge|shortcoming|bottleneck|drawback|difficult(?:y|ie)|weakness|question|dilemma|need|insight|observation|finding|idea|principle|hurdle|barrier|obstacle|task|goal|objective|concern|deficienc(?:y|ie)|conflict|tension|mismatch)(?:s|es)?$/i
const pronoun = /(?<![\p{L}'’-])(?:it|its|they|their|them|both|one)(?![\p{L}'’-])/iu

/** Reads what stands before the authors: "To address this" of "To address this, we propose maps." */
export function readOpening(opening: string): Opening {
  const limits = limiting.test(opening)
  const early = opening.split(' ').slice(0, 4).join(' ')
  return {
    limits,
    dangles:
      connective.test(opening) || pointing.test(opening) || abstractNoun.test(opening) || pronoun.test(early),
    isSide: side.test(opening),
    isDetail: detail.test(opening),
  }
}

const phrase =
  /^(?:to|in|for|by|with|based|building|motivated|inspired|given|through|using|utili[sz]ing|exploiting|addressing|unlike|despite|following|leveraging|as|guided|driven|on|from|within|after|beyond|towards?)\b/i

/**
 * What stands before the first comma of a sentence, if that is a connective or a phrase without which the rest is
 * still a sentence.
 */
export function startOf(sentence: string): string | undefined {
  const [, start = ''] =
    /^([^,]{2,80}), (?!(?:and|or|but|nor|while|which|who|where|when|as|e\.g|i\.e)\b)\S/.exec(sentence) ?? []
  const isConnective = connective.exec(start)?.[0].length === start.length
  return isConnective || phrase.test(start) ? start : undefined
}
