const set = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/))

/** What is not decided, or was decided against. */
export const isUndecided =
  /\b(?:re-?)?submit|\bsubmission|\bsubbmit|\bunder\s?-?(?:going )?(?:peer )?re?i?v|\bin review\b|\bto review\b|\breviewing\b|\breject|\bwithdr|\bretract|\bin preparation\b|\bunder (?:consideration|(?:major |minor )?revision)|\bmajor revision|\bdeclined\b|\bresubmi|\btarget(?:ed|ing)\b|\b(?:prepared|intended) for\b|\bplan(?:ned|ning)? to\b|\bpending\b|\bawaiting\b|\bcommitted to\b|\bmeta[- ]?review|\bfor review\b|\bblind review|\breview version|\bconsidered for\b|\bhop(?:e|ing) to\b|\bmay (?:be|appear)\b/i

/** Another version or another work was published, or a part of this one, or it is not certain. */
export const isOfAnother = anyOf(
  '(?:preliminary|earlier|previous|prior|shorter|condensed|abridged|abbreviated|initial|shortened|reduced|partial) (?:conference |workshop |journal |and \\w+ )?(?:versions?|draft|papers?|abstract|results?|works?|study|studies|articles?)',
  'related (?:to|work)',
  '(?:response|reply|rebuttal|correction|comments?) (?:to|on|of) (?:an?|the|our|some|recent)',
  'errat(?:um|a)',
  'corrigend(?:um|a)',
  'corrects',
  'replaces',
  'reproduc\\w+',
  'replicat\\w+',
  'critiques?',
  '(?:study|analysis|survey|review|meta-analysis) of',
  '(?:report|overview|summary) (?:of|on) (?:an?|the|our)',
  'papers accepted',
  '(?:short|first|conference|workshop|journal|poster|published|original|longe?r?) versions?',
  'extend(?:s|ed|ing)',
  'exten[ts]i?on',
  'expan(?:ds|ded)',
  '(?:parts?|portions?|sections?|results?|some) of (?:this|the|these)',
  'buil(?:ds|t|ding) (?:up)?on',
  'based on',
  'supplement\\w*',
  'appendix (?:to|of|for)',
  'companion',
  'follow[- ]?up',
  '(?:code|dataset|data|model|demo|video|slides)s? (?:was|were|is|are|has|have|will)',
  'overlap',
  'supersedes?',
  'survey of papers',
  'not (?:yet )?(?:been )?(?:accepted|published|peer)',
  'if accepted',
  'upon',
  'once',
  'after (?:acceptance|publication)',
  'thes[ei]s',
  'dissertation',
)

/** What was accepted or published is something else, at the end of the words before: `the benchmark published in` */
export const isOfOthers =
  /\b(?:those|papers|(?:the|an?|their|these|this|of) (?:[\w-]+ ){0,2}(?:method|model|approach|algorithm|benchmark|data ?set|framework|baseline|technique|theorem|claim|result|task)s?)\s+(?:(?:that|which)\s+)?(?:(?:was|were|is|are)\s+)?(?:(?:first|originally|recently)\s+)?$/i

/** An entry of a contest, which its report is about. */
export const isOfContest =
  /\bchallenge|\bcompetition|\bshared task|\bcontest\b|\b(?:1st|2nd|3rd|first|second|third|\d+th)[- ](?:place|prize|rank)|\btop[- ]\d+(?![\d.]*\s?%)|\bwinn(?:er|ing)|\brunner|\bsolution\b|\brank(?:ed)?\b|\btechnical report (?:for|of)\b/i

/** What says that a paper is at a venue, which follows. */
export const cue = new RegExp(
  [
    String.raw`\bac+ep+(?:t|ec?t)(?:ed|ance)?(?:\s+and\s+(?:published|presented|accepted|to appear))?\b`,
    String.raw`\b(?:to|will|shall) (?:be )?(?:appear(?:ing)?|published|presented|included)\b`,
    String.raw`\bappear(?:s|ed|ing)\b`,
    String.raw`\bpublish(?:ed)?\b`,
    String.raw`\bpublication (?:in|at)\b`,
    String.raw`\bpresented\b`,
    String.raw`\bpresentation at\b`,
    String.raw`\bforthcoming\b`,
    String.raw`\bin press\b`,
    String.raw`\bcamera[- ]?ready(?: version| copy)?(?: of the| of our| of)?(?: paper)? (?:for|at|in|to)\b`,
    String.raw`\b(?:in|as part of)(?: the)? (?:\d+ )?proceedings(?: of)?\b`,
    String.raw`\b(?:oral|spotlight|highlight|poster|full paper|short paper|paper)s? (?:presentation )?(?:at|in)\b`,
    String.raw`\bawards? (?:at|in)\b`,
    String.raw`^(?:conference|venue|journal|published in)\s?:`,
  ].join('|'),
  'gi',
)

/** Where a sentence goes on about something else. */
export const nextClaim =
  /(?:,|\b(?:and|but|also|with|our|the|[-–—])) (?:our |the )?(?:source )?(?:codes?|project|data(?:set)?s?|github|models?|demo|website|extends?|first (?:two )?authors?) (?!(?:science|mining|management|engineering)\b)|[,\s](?:\(c\)|©|(?:see|we|which|where|please|copyright|compare to|this version|doi|also available)\b)/i

/** Words between a cue and the venue: `for oral presentation at the`. */
export const filler =
  /^(?:(?:to|at|in|by|for|with|as|on|of|into|within|and|a|an|the|our|its|be|been|is|it|upcoming|forthcoming|publication|presented|presentation|published|appear|appearing|inclusion|proceedings?|conference(?! on\b)|journal(?! (?:of|on)\b)|paper|papers|article|manuscript|regular|full|long|short|extended abstract|abstract|oral|poster|spotlight|highlight|demo|demonstration|talk|main|research|track|technical|program|session|special issue|special session|prestigious|annual|peer[- ]reviewed|acceptance|edition|issue|\(?(?:oral|spotlight|poster|highlight)\)?|volume)(?=[\s:,]|$)[\s:,]*|[@:,(\s]+)/i

const tracks = `main conference conferences track tracks oral orals spotlight spotlights highlight highlights poster posters
  paper papers findings proceedings full long short regular research industry industrial demo demos demonstration
  demonstrations system systems position blog blogpost blogposts post posts dataset datasets benchmark benchmarks
  evaluation evaluations special issue session journal student late breaking result results technical program applied
  data science ads social impact alignment ai early accepted award best honorable mention nominee candidate finalist`
const small = 'the of for at in to on and as a an by with'
const organisers =
  'ieee acm cvf rsj usenix aaai siam sigkdd sigchi siggraph annual international joint meeting'

/** Words before the name of a venue that change nothing: `the 43rd Annual IEEE/CVF`. */
const beforeNames =
  set(`${small} ${tracks} ${organisers} our advances abstract abstracts companion volume accept
  presented published minor revisions tiny edition top prestigious flagship first second third fourth fifth sixth
  seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth
  twentieth twenty thirtieth thirty fortieth forty fiftieth fifty sixtieth sixty`)

/** Words beside the name of a venue, where nothing else is said. */
const besideNames =
  set(`${small} ${tracks} ${organisers} venue camera ready version presentation publication published
  article preprint author authors final springer lncs vol volume state art star report`)

/** Words right behind a venue and its year that name no workshop. */
const behindNames =
  set(`${small} ${tracks} camera companion conditionally challenge grand doctoral awarded volume vol
  project code`)

const isNumber = /^(?:\d{1,4}(?:st|nd|rd|th)?|[ivx]+)$/

export function isPlainOpening(text: string): boolean {
  return wordsOf(text).every((word) => beforeNames.has(word) || isNumber.test(word))
}

export function isNothingElse(text: string): boolean {
  return !/[%#$=<>]/.test(text) && wordsOf(text).every((word) => besideNames.has(word) || isNumber.test(word))
}

export function isTrack(word: string): boolean {
  return behindNames.has(word.toLowerCase())
}

const inTitles = set(`${small} from via towards toward workshop workshops track poster oral`)

/** Is every word of a text in capitals but those that titles have in small letters? */
export function isTitle(text: string): boolean {
  return text.split(/\s+/).every((word) => {
    const start = /[\p{L}\p{N}]/u.exec(word)?.[0]
    return start === undefined || !/\p{Ll}/u.test(start) || inTitles.has(word.replace(/[^\p{L}]/gu, ''))
  })
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
}

function anyOf(...phrases: readonly string[]): RegExp {
  return new RegExp(`\\b(?:${phrases.join('|')})\\b`, 'i')
}
