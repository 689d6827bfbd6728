import { type Ground, otherVenue } from './other-venue.ts'
import { type Mention, mentionsIn, onlyYear } from './venue-mentions.ts'

/** In characters: no comment of arXiv is longer. */
const longest = 1_000

/**
 * Where a paper was or will be published, as shown (`CVPR 2026`, `ICML 2026 Workshop`, `ACL 2026 Findings`,
 * `TMLR 2026`), by a comment of its authors. Undefined if the comment does not say that it was accepted: a
 * paper that is submitted, under review, rejected or withdrawn has no venue, and nor has one of which another
 * version was published. A missing venue is better than a false one.
 */
export function venueOfComment(comment: string): string | undefined {
  const sentences = sentencesOf(comment)
  const found = sentences.flatMap((sentence) => accepted(sentence) ?? bare(sentence) ?? [])
  return shown(found.find((venue) => !venue.endsWith('Workshop')) ?? found[0])
}

/** The same by a reference that arXiv has from the journal or proceedings: `Phys. Rev. D 101 (2020) 012345`. */
export function venueOfReference(reference: string): string | undefined {
  const [text = ''] = sentencesOf(reference.replace(/\.(?=\s|$)/g, ' '))
  if (isUndecided.test(text) || text === '') return undefined
  return shown(venueOf(withoutOpening(text), 'reference') ?? nameBeforeNumbers(text))
}

/** No venue has the name of a host, of which mail programs would make a link. */
function shown(venue: string | undefined): string | undefined {
  return venue !== undefined && /\p{L}\.\p{L}{2}/u.test(venue) ? undefined : venue
}

function sentencesOf(text: string): string[] {
  return text
    .slice(0, longest)
    .replace(/\\(?:href|url)\s*\{[^{}]*\}|\bhttps?:\/\/\S+|\b(?:doi|arxiv)\s?:\s?\S+/gi, ' ')
    .replace(/[*_"“”{}\\~]+/g, ' ')
    .replace(
      /\b(Proc|Conf|Int|Intl|Trans|Symp|Lett|Mag|vol|no|pp|St|Ed|Assoc|J|Annu|Natl|Acad|Sci)\.(?=\s?[\p{L}\d(,])/giu,
      '$1 ',
    )
    .replace(/\bProc\b/g, 'Proceedings')
    .replace(/\b(?:Intl?)\b(?!\.)/g, 'International')
    .replace(/\bConf\b/g, 'Conference')
    .replace(/\bTrans\b/g, 'Transactions')
    .replace(/\bSymp\b/g, 'Symposium')
    .replace(/\s+/g, ' ')
    .split(/[;!?|•]|\.(?=\s|$)|(?<=\p{Ll})\.(?=[\p{Lu}\d])/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '')
}

/** What is not decided, or was decided against. */
const isUndecided =
  /\b(?:re-?)?submit|\bsubmission|\bsubbmit|\bunder\s?-?(?:going )?(?:peer )?re?i?v|\bin review\b|\bto review\b|\breviewing\b|\breject|\bwithdr|\bretract|\bin preparation\b|\bunder (?:consideration|(?:major |minor )?revision)|\bmajor revision|\bdeclined\b|\bresubmi|\bexpression of interest|\btarget(?:ed|ing)\b|\bprepared for\b|\bintended for\b|\bplan(?:ned|ning)? to\b/i

/** Another version or work was published, or a part of this one was. */
const ofAnother =
  /\b(?:preliminary|earlier|previous|prior|shorter|condensed|abridged|abbreviated|initial|shortened|reduced|partial) (?:conference |workshop |journal |and \w+ )?(?:versions?|draft|paper|abstract|results?)\b|\b(?:short|first|conference|workshop|journal|poster|published|original) versions?\b|\bextend(?:s|ed|ing)\b|\bexten[ts]i?on\b|\blong(?:er)? version\b|\bexpan(?:ds|ded)\b|\b(?:parts?|portions?|sections?|results?|some) of (?:this|the|these)\b|\bbuil(?:ds|t|ding) (?:up)?on\b|\bbased on\b|\bsupplement\w*|\bappendix (?:to|of|for)\b|\bcompanion\b|\bfollow[- ]?up\b|\b(?:code|dataset|data|model|demo|video|slides)s? (?:was|were|is|are|has|have|will)\b|\boverlap\b|\bsupersede|\bcompanion\b|\bsurvey of papers\b|\bpapers? (?:published|accepted|presented) (?:in|at)\b.{0,40}\b(?:between|from|since)\b|\bnot (?:yet )?(?:been )?(?:accepted|published|peer)|\bif accepted\b|\bupon\b|\bthes[ei]s\b|\bdissertation\b|\bonce\b|\bafter (?:acceptance|publication)\b/i

/** An entry of a contest, which its report is about. */
const ofContest =
  /\bchallenge|\bcompetition|\bshared task|\bcontest\b|\b(?:(?:1st|2nd|3rd|first|second|third|\d+th)[- ](?:place|prize|rank)|top[- ]\d+(?![\d.]*\s?%))|\bwinn(?:er|ing)|\brunner|\bsolution\b|\brank(?:ed)?\b|\btechnical report (?:for|of)\b/i

const cue = new RegExp(
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

/** Where the claim of a sentence is about something else. */
const nextClaim =
  /(?:,|\b(?:and|but|also|with|our|the|[-–—])) (?:our |the )?(?:source )?(?:codes?|project|data(?:set)?s?|github|models?|demo|website|extends?|first (?:two )?authors?) (?!(?:science|mining|management|engineering)\b)|[,\s](?:\(c\)|©|(?:see|we|which|where|please|copyright|compare to|this version|doi|also available)\b)/i

function accepted(sentence: string): string | undefined {
  const cues = [...sentence.matchAll(cue)]
  for (const [place, match] of cues.entries()) {
    const start = match.index + match[0].length
    const before = sentence.slice(0, match.index)
    const end = cues[place + 1]?.index ?? sentence.length
    // `Accepted for oral presentation at ICML`: the last of several cues in a row counts.
    const claim = withoutOpening(sentence.slice(start, Math.max(end, start)).split(nextClaim, 1)[0] ?? '')
    if (claim === '' || ofAnother.test(before) || /\b(?:not|never|if|when)\s+(?:\w+\s+)?$/i.test(before))
      continue
    const ground = groundOf(match[0])
    if (ground !== 'accepted' && isUndecided.test(before)) continue
    const said = sentence.slice(start, end)
    const isPlaced =
      /(?:\b(?:of|in|at|for|to|proceedings)|:)$/i.test(match[0]) ||
      /^[\s,]*(?:(?:\w|[-()])+\s+){0,8}?(?:to|at|in|by|for|with|on|@)\b|[@:]|^\s*,/i.test(said)
    const venue = venueOf(claim, ground, isPlaced)
    if (venue !== undefined) return venue
  }
  return undefined
}

function groundOf(found: string): Ground {
  if (/^ac+ep/i.test(found)) return 'accepted'
  return /publish|publication|press|forthcoming/i.test(found) ? 'published' : 'cue'
}

const filler =
  /^(?:(?:to|at|in|by|for|with|as|on|of|into|within|and|a|an|the|our|its|be|been|is|it|upcoming|forthcoming|publication|presented|presentation|published|appear|appearing|inclusion|proceedings?|conference(?! on\b)|journal(?! (?:of|on)\b)|paper|papers|article|manuscript|regular|full|long|short|extended abstract|abstract|oral|poster|spotlight|highlight|demo|demonstration|talk|main|research|track|technical|program|session|special issue|special session|prestigious|annual|peer[- ]reviewed|acceptance|edition|issue|\(?(?:oral|spotlight|poster|highlight)\)?|volume)(?=[\s:,]|$)[\s:,]*|[@:,(\s]+)/i

function withoutOpening(text: string): string {
  let rest = text
  for (let next = rest.replace(filler, ''); next !== rest; next = next.replace(filler, '')) rest = next
  return rest.trim().replace(/[\s,:(–-]+$/, '')
}

function venueOf(claim: string, ground: Ground, isPlaced = true): string | undefined {
  const [first, ...others] = mentionsIn(claim)
  const known = first && knownVenue(claim, [first, ...others], ground)
  if (known !== undefined) return known === 'none' ? undefined : known
  if (!isPlaced || isUndecided.test(claim) || ofContest.test(claim)) return undefined
  return otherVenue(claim, ground)
}

/** `none` if the claim is about a known venue, but does not say that the paper is published there. */
function knownVenue(
  claim: string,
  mentions: readonly [Mention, ...Mention[]],
  ground: Ground,
): string | undefined {
  const [first] = mentions
  const before = claim.slice(0, first.start)
  if (isUndecided.test(before)) return 'none'
  const host = hostOf(claim, mentions)
  const until = claim.slice(0, host.end + 60)
  const next = mentions.find(({ venue, start }) => start > host.start && venue !== host.venue)
  const own = claim.slice(0, next?.start)
  const isWorkshop =
    mentions.some((mention) => mention.venue === host.venue && mention.isWorkshop) ||
    saysWorkshop(own, first, host)
  if (!isWorkshop && ground !== 'bare' && ground !== 'reference' && !isPlainOpening(before)) return undefined
  if (ofContest.test(claim) && !(ground === 'accepted' && (isWorkshop || /challenge/i.test(claim))))
    return 'none'
  if (ground !== 'accepted' && isUndecided.test(until)) return 'none'
  if (!isWorkshop && isUnknownPart(claim.slice(host.end))) return 'none'
  const same = mentions.find(({ venue, year }) => venue === host.venue && year !== undefined)
  const year = same?.year ?? onlyYear(claim)
  const kind = kindOf(own, isWorkshop)
  return [host.venue.name, year, kind].filter((part) => part !== undefined).join(' ')
}

function kindOf(claim: string, isWorkshop: boolean): string | undefined {
  if (isWorkshop) return 'Workshop'
  if (/\bfindings\b/i.test(claim)) return 'Findings'
  return /\bchallenge\b/i.test(claim) ? 'Challenge' : undefined
}

/** A workshop's own name comes before that of the conference at which it is held. */
function hostOf(claim: string, mentions: readonly [Mention, ...Mention[]]): Mention {
  const [first, ...others] = mentions
  const next = others.find(({ venue }) => venue !== first.venue)
  if (!next) return first
  const between = claim.slice(first.end, next.start)
  if (
    /(?:@|\bat\b|co-?located with|in conjunction with|, part of)/i.test(between) &&
    !/\band\b/.test(between)
  )
    return next
  // `Findings of the Association for Computational Linguistics: EMNLP 2025`
  return /^\s?:\s?$/.test(between) && !first.isShort ? next : first
}

const workshopWord = /\bworkshops?\b|\bSRW\b|\bco-?located\b|\bin conjunction with\b/i

function saysWorkshop(claim: string, first: Mention, host: Mention): boolean {
  if (/workshop/i.test(claim.slice(first.start, first.end))) return false
  const near = claim.slice(0, host.end + 90)
  if (workshopWord.test(near)) return true
  const before = claim.slice(0, host.start)
  // `NLP4DH @ ACL 2026`, `AI4Space at CVPR 2026`
  const event = /^(.*\S)\s?(?:@|\bat\b)\s*(?:the\s+)?(?:\d{4}\s+)?(?:IEEE\/CVF\s+)?$/i.exec(before)?.[1]
  return (
    event !== undefined &&
    !isPlainOpening(event) &&
    !/\b(?:track|session|program|demo\w*|industry|poster|oral|paper|award|candidate|nominee|finalist|symposium|consortium|tutorial|forum|conference)\b/i.test(
      event,
    )
  )
}

const openings =
  /^(?:[\s(@,:-]|\d+(?:st|nd|rd|th)\b|\b(?:19|20)\d\d\b|\b(?:the|of|for|at|in|to|on|and|our|annual|international|proceedings|conference|advances|joint|meeting|IEEE|ACM|CVF|RSJ|USENIX|AAAI|SIAM|IEEE\/CVF|IEEE\/RSJ|IEEE\/ACM|ACM\/IEEE|SIGKDD|SIGCHI|SIGGRAPH|MIT|findings|main|track|tracks|research|industry|industrial|applied|demo|demonstrations?|system|systems|position|paper|papers|poster|oral|spotlight|highlight|long|short|full|regular|datasets?|benchmarks?|evaluations?|special|session|late[- ]breaking|results?|student|abstract|abstracts|companion|volume|early|accept|accepted|presented|published|volume|with|minor|revisions?|as|a|an|tiny|blog|posts?|edition|top|prestigious|flagship|journal|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|(?:twenty|thirty|forty|fifty|sixty)[- ]?\w*|I?X{0,3}(?:IX|IV|V?I{0,3}))\b)*$/i

function isPlainOpening(text: string): boolean {
  return openings.test(text)
}

/** `ACL 2026 MeLLM` may be a workshop. */
function isUnknownPart(behind: string): boolean {
  const next =
    /^[-\s'’]*(?:\d{2,4})?\s+(?:-\s+)?([\p{L}\d]*\p{Lu}[\p{L}\d]*\p{Lu}?[\p{L}\d]*)(?=\s|$|,)/u.exec(
      behind,
    )?.[1]
  if (next === undefined || /\btrack\b/i.test(behind.slice(0, 80))) return false
  return !/^(?:main|conference|track|oral|orals|findings|highlight|highlights|spotlight|poster|posters|camera|position|demo|demos|demonstration|demonstrations|system|systems|paper|papers|datasets|evaluations|benchmark|benchmarks|research|industry|industrial|ads|best|full|short|long|journal|proceedings|special|early|accepted|companion|conditionally|regular|technical|student|late|challenge|grand|in|at|and|with|volume|vol|applied|blogpost|doctoral|awarded|award|honorable|project|code|Seoul|San|Rio)$/i.test(
    next,
  )
}

const allowed =
  /^(?:[\s()[\],:@&/-]|\b(?:vol(?:ume)?\s?)?\d{1,3}\b(?:\(\d{1,2}\))?|\d{1,2}(?:st|nd|rd|th)\b|(?:19|20)\d\d\b|['’]?\d\d\b|\b(?:the|of|for|at|in|to|and|as|a|an|by|conference|venue|main|track|oral|spotlight|highlights?|poster|camera|ready|camera-ready|version|accepted|papers?|findings|proceedings|full|long|short|regular|industry|research|demo|demos|demonstrations?|system|systems|position|blog|blogposts?|posts?|RSJ|datasets?|benchmarks?|evaluations?|presentation|publication|published|journal|special|issue|best|award|honorable|mention|nominee|candidate|finalist|early|late|breaking|results|student|IEEE|ACM|CVF|IEEE\/CVF|annual|meeting|international|article|technical|program|session|preprint|author|authors|final|ADS|AI|social|impact|alignment|Springer|LNCS)\b)*$/i

const openingOfBare =
  /^(?:v\d+\s*:\s*)?(?:(?:to appear(?: in| at)?|in|at|in\s*:|(?:conference|venue|journal)\s*:)\s+)?(?:(?:the )?proceedings of (?:the )?(?:\d+(?:st|nd|rd|th)\s+)?)?/i
const closingOfBare = /\s*\(\d+ pages?\)|\s+(?=(?:project|code|github|web ?site|webpage|data ?set)s?\b)/i

/** Words of a title: none is small but those that titles have. */
const titleWords =
  /^(?:[^\p{L}]|\b(?:and|at|by|for|from|in|of|on|the|to|with|via|towards?|workshops?|track|poster|oral)\b|(?<!\p{L})\p{Lu}[\p{L}\d]*|(?<=[\p{L}\d][-’']|\d)\p{L}+)*$/u

/** A part of a sentence that is nothing but a venue: `ICML 2026 Main track`, `CVPR 2026 VidLLMs Workshop`. */
function bare(sentence: string): string | undefined {
  if (isUndecided.test(sentence) || ofAnother.test(sentence)) return undefined
  if (ofContest.test(sentence)) return undefined
  const whole = sentence.replace(
    /^\s*(?:\d+\s*(?:pages?|figures?|tables?|pp|pgs?|appendices|refs?)[^,]{0,40},\s*)+/i,
    '',
  )
  const parts = whole.split(/,\s+|\s[-–—]\s(?!\d)/)
  for (const part of [whole, ...parts]) {
    const venue = bareVenue(part.replace(openingOfBare, '').split(closingOfBare, 1)[0]?.trim() ?? '')
    if (venue !== undefined) return venue
  }
  return undefined
}

function bareVenue(part: string): string | undefined {
  const mentions = mentionsIn(part)
  const [first, ...others] = mentions
  if (!first) return otherVenue(part, 'bare')
  const rest = mentions.reduceRight(
    (text, { start, end }) => `${text.slice(0, start)} ${text.slice(end)}`,
    part,
  )
  const isNothingElse = allowed.test(rest)
  const isEvent = /\bworkshops?\b|\bSRW\b|@/i.test(part) && titleWords.test(rest)
  if (!isNothingElse && !isEvent) return undefined
  if (isEvent && !/\d\d/.test(part)) return undefined
  const venue = knownVenue(part, [first, ...others], 'bare')
  return venue === 'none' ? undefined : venue
}

function isNameOfVenue(name: string): boolean {
  return !/^(?:vol|pages?|pp|no|in|see|pmlr|eptcs|lipics|ceur\S*|lncs|lecture notes|springer|arxiv|proceedings of machine learning research)\b/i.test(
    name,
  )
}

/** `Phys Rev D` of `Phys Rev D 101 (2020) 012345`. */
function nameBeforeNumbers(reference: string): string | undefined {
  const name = /^\p{Lu}[\p{L}\s&:'’/-]{1,79}?(?=\s*(?:[,(\d]|$))/u.exec(reference)?.[0].trim()
  if (name === undefined || !isNameOfVenue(name)) return undefined
  const year = onlyYear(reference)
  return year === undefined ? name : `${name} ${year}`
}
