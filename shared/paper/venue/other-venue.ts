import { knownVenues } from './known-venues.ts'
import { onlyYear, yearAt } from './venue-mentions.ts'

const plainJournals = knownVenues
  .filter(({ isPlain }) => isPlain)
  .map(({ name }) => name)
  .sort((a, b) => b.length - a.length)

const society = String.raw`(?:(?:IEEE|ACM|IFAC|AIAA|ASME|SPIE|IFIP|SIAM|INFORMS|ISPRS|IET|AAAI|EURASIP|CVF|MDPI|Springer|Elsevier|Wiley)(?:[-/](?:IEEE|ACM|CVF|RSJ|ASME|CIE))?\s+)?`
const word = String.raw`(?:[\p{Lu}\d][\p{L}\p{M}\d.'’/+-]*|and|&|of|on|for|in|the|de|with|und|et|to)`
const journalHead = String.raw`(?:Open\s+)?(?:Transactions|Journal|Letters|Magazine|Annals|Reviews?|Communications|Bulletin|Proceedings of the (?:IEEE|ACM|Royal|National))`
/** `IEEE Transactions on Sustainable Computing`, `Journal of Signal Processing Systems` */
const journal = new RegExp(
  String.raw`^(?:[Tt]he )?(${society}(?:${word}\s+){0,6}?${journalHead}(?:,?\s+${word}){0,10})(?=\s*(?:[,.;(\[:]|$|(?:19|20)\d\d|vol|as\b|special))`,
  'u',
)
/** `IEEE Wireless Communications Letters`, `Digital Health Journal` */
const journalEnd = new RegExp(
  String.raw`^(?:[Tt]he )?(${society}(?:${word}\s+){1,10}(?:Journal|Letters|Magazine|Transactions|Review|Reviews|Access|Frontiers|Forum|Bulletin|Quarterly|Annals|Archives|Notices)(?:\s+[A-Z]\b)?)(?=\s*(?:[,.;(\[:]|$|(?:19|20)\d\d|vol))`,
  'u',
)
const meeting =
  '(?:Conference|Symposium|Workshops?|Congress|Colloquium|Meeting|Convention|Forum|Summit|Seminar|School)'
/** `International Symposium on Combinatorial Search` */
const conference = new RegExp(
  String.raw`^(?:[Tt]he )?(?:\d+(?:st|nd|rd|th)|[A-Z][a-z]+-?[a-z]*(?:st|nd|rd|th)\b|First|Second|Third|Fifth|[IVX]+\b)?\s*(?:(?:19|20)\d\d\s+)?((?:(?:${word}\s+){0,6}?${meeting}\s+(?:on|for|of|in)|(?:${word}\s+){0,3}?International\s+${meeting})(?:,?\s+${word}){1,16})`,
  'u',
)
/** `32nd International Computing and Combinatorics Conference` */
const conferenceEnd = new RegExp(
  String.raw`^(?:[Tt]he )?(?:\d+(?:st|nd|rd|th)\s+)?((?:(?:Annual|IEEE|ACM)\s+)*(?:International|European|Asian|World|Annual|Nordic)\s+(?:${word}\s+){1,8}(?:Conference|Symposium|Congress|Colloquium))(?=\s*(?:[,.;(\[:]|$|(?:19|20)\d\d))`,
  'u',
)
/** `World Modeling Workshop 2026` */
const eventEnd =
  /^(?:[Tt]he )?(?:\d+(?:st|nd|rd|th)\s+)?(?:(?:19|20)\d\d\s+)?((?:[\p{Lu}][\p{L}\p{M}\d-]*\s+){1,8}(?:Conference|Symposium|Workshop|Congress))(?=\s*(?:[,.;([:]|$|(?:19|20)\d\d))/u
/** `(HHAI 2026)`, `(ICBC)`, `(PASC26)` behind a long name */
const inParentheses =
  /^([^()]{6,200})\(\s*(?:the\s+)?(?:(?:IEEE|ACM|Springer)\s+)?([\p{Lu}][\p{L}\d&+/-]{1,24}?)(?:[-\s'’]*((?:19|20)?\d\d))?\s*\)/u
/** `SUMMA 2025`, `ASME IDETC-CIE 2026`, `BioNLP'26` */
const acronym = new RegExp(
  String.raw`^(?:[Tt]he )?(?:(?:19|20)\d\d\s+)?(?:${society})([\p{L}][\p{L}\d&+/@-]{1,24}?)(?=[-\s'’]{0,2}(?:(?:19|20)\d\d|['’]\d\d|\d\d(?!\d))(?!\d))`,
  'u',
)

/** Publishers and archives: what is there has a venue of another name. */
const nowhere =
  /^(?:[Tt]he )?(?:IEEE|ACM|IEEE Xplore|ACM Digital Library|Zenodo|arXiv|OSF|HAL|Figshare|SSRN|GitHub|Hugging ?Face|Springer\w*(?: Nature| LNCS)?|Elsevier|LNCS|LNAI|CCIS|Lecture Notes.*|CEUR.*|PMLR.*|Proceedings of Machine Learning Research|MIT Press|MIT|ETH.*|German|English|French|Spanish|Japanese|Korean|Russian|Portuguese|Italian|ACL Anthology|OpenReview|ResearchGate|TechRxiv|bioRxiv|medRxiv|ChinaXiv|Wiley|MDPI|Taylor.*|English|Chinese|University.*|.*\bUniversity|Main|Conference|Journal|Preprint|Technical Report|.*\bThes[ie]s.*)$/i
const noAcronym =
  /^(?:MSC|ACM|AMS|CCS|ISO|GPL|CC|COVID|IEEE|arXiv|DOI|PDF|GPT|TREC|ImageNet|COCO|VOC|RFC|Keywords?|Figures?|Tables?|Pages?|Version|Rev|Revised|January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Spring|Summer|Fall|Autumn|Winter|Since|Copyright|In|At|To|On|By|Dated?|Draft|Updated|Submitted|Preprint|Report|MIT|USA|UK|EU|AI Act|PACS|JEL|Windows|Ubuntu|Python|MATLAB|Unity)$/i

/**
 * What says that a paper is at a venue: a word such as "accepted" or "published", another cue (a talk, a poster),
 * nothing at all, or arXiv's reference.
 */
export type Ground = 'accepted' | 'published' | 'cue' | 'bare' | 'reference'

/** A venue that is not known by name, at the beginning of a claim. Without a cue, only what cannot be anything else. */
export function otherVenue(claim: string, ground: Ground): string | undefined {
  const isBare = ground === 'bare' || ground === 'reference'
  return (
    plainJournal(claim, isBare) ??
    workshopAt(claim) ??
    fromParentheses(claim) ??
    fromAcronym(claim, isBare) ??
    journalOf(claim) ??
    conferenceOf(claim, isBare) ??
    (ground === 'accepted' || ground === 'published' ? titled(claim) : undefined)
  )
}

function plainJournal(claim: string, isBare: boolean): string | undefined {
  const name = plainJournals.find((journal) => claim.startsWith(journal))
  if (name === undefined) return undefined
  const rest = claim.slice(name.length)
  if (!/^(?:\s+(?:journal|\d)|\s*[,.(]|\s*$)/i.test(rest)) return undefined
  return isBare && !/^\W*(?:(?:19|20)\d\d|$)/.test(rest) ? undefined : withYear(name, claim)
}

function fromParentheses(claim: string): string | undefined {
  const [, long = '', name = '', digits] = inParentheses.exec(claim) ?? []
  const isOfVenue = new RegExp(
    String.raw`\b(?:${meeting}|${journalHead}|Platform|Proceedings|Journal|Letters|Challenge)\b`,
    'iu',
  ).test(long)
  if (!isOfVenue || !/\p{Lu}.*\p{Lu}/u.test(name) || noAcronym.test(name)) return undefined
  const isWorkshop = /\bworkshops?\b/i.test(claim)
  const year = digits === undefined ? onlyYear(claim) : Number(digits) + (digits.length === 2 ? 2000 : 0)
  return [name.replace(/-$/, ''), year, isWorkshop ? 'Workshop' : undefined]
    .filter((part) => part !== undefined)
    .join(' ')
}

function fromAcronym(claim: string, isBare: boolean): string | undefined {
  const [found = '', name = ''] = acronym.exec(claim) ?? []
  const behind = claim.slice(found.length)
  const year = yearAt('', behind)
  if (name === '' || year === undefined || noAcronym.test(name) || !/\p{Lu}.*\p{Lu}/u.test(name))
    return undefined
  const rest = behind.replace(/^[-\s'’]*\d{2,4}/, '')
  if (
    isBare &&
    !/^(?:[\s,()]|conference|main|accepted|oral|poster|papers?|workshop|proceedings|track|camera|ready)*$/i.test(
      rest,
    )
  )
    return undefined
  const isWorkshop = /^\s*workshops?\b/i.test(rest)
  return `${name} ${year}${isWorkshop ? ' Workshop' : ''}`
}

function journalOf(claim: string): string | undefined {
  const name = (journal.exec(claim)?.[1] ?? journalEnd.exec(claim)?.[1])?.trim()
  return name === undefined || !isSpecific(name) ? undefined : withYear(trimmed(name), claim)
}

function conferenceOf(claim: string, isBare: boolean): string | undefined {
  const found = conference.exec(claim)?.[1] ?? conferenceEnd.exec(claim)?.[1]
  const event = eventEnd.exec(claim)
  const name =
    found ?? (isBare && !/^\W*(?:19|20)\d\d$/.test(claim.slice(event?.[0].length)) ? undefined : event?.[1])
  if (name === undefined || !/\p{Lu}/u.test(name) || (found !== undefined && name.split(' ').length < 4))
    return undefined
  // `Biomedical Engineering Science and technology` would lose its end.
  if (
    /\s(?:and|of|&)$/.test(name.trim()) &&
    /^\s*\p{Ll}/u.test(claim.slice(claim.indexOf(name) + name.length))
  )
    return undefined
  return withYear(trimmed(withoutPlace(name.trim())).replace(ofSociety, ''), claim)
}

const ofSociety =
  /^(?:IEEE|ACM|IEEE\/ACM|ACM\/IEEE)\s+(?=(?:Annual|International|European|Conference|Symposium)\b)/

/** Cuts `, Seoul, Korea`, but not the last of several subjects: `on Blockchain, and Communication`. */
function withoutPlace(name: string): string {
  const parts = name.split(/,\s+/)
  const last = parts.findLastIndex((part, place) => place > 0 && /^(?:and|&)\s|\s(?:and|&)\s/.test(part))
  return parts.slice(0, Math.max(1, last + 1)).join(', ')
}

/** `AIWolfDial Workshop at INLG 2024` */
function workshopAt(claim: string): string | undefined {
  const [, name = '', year = ''] =
    /\bworkshops?\b[^.;]{0,80}?(?:@|\bat\b|\bin\b|\bco-?located with\b)\s*(?:the\s+)?(?:IEEE |ACM )?(\p{Lu}[\p{L}\d&+/-]*\p{Lu}[\p{L}\d]*?)[-\s'’]?((?:19|20)\d\d)\b/iu.exec(
      claim,
    ) ?? []
  return name === '' || noAcronym.test(name) || name !== name.replace(/\b\p{Ll}.*/u, '')
    ? undefined
    : `${name} ${year} Workshop`
}

/** `Behavioral and Brain Sciences`: words of a title, and nothing else. */
function titled(claim: string): string | undefined {
  const name = new RegExp(
    String.raw`^(?:[Tt]he )?(${word}(?:\s+${word}){0,7})(?=\s*(?:[,.;(:]|$|(?:19|20)\d\d))`,
    'u',
  ).exec(claim)?.[1]
  if (name === undefined || !isSpecific(name) || !/^\p{Lu}\p{L}{2,}/u.test(name) || /\d/.test(name))
    return undefined
  return withYear(trimmed(name), claim)
}

function isSpecific(name: string): boolean {
  return (
    !nowhere.test(name.trim()) &&
    !/^(?:a|an|our|Journal|Transactions|Letters|Workshop|Conference)$/i.test(name.trim())
  )
}

function trimmed(name: string): string {
  return name.replace(/(?:\s+(?:and|of|on|for|in|the|as|to|with|&))+$/, '').replace(/[\s.,-]+$/, '')
}

/** In characters: a longer name fits on no card. */
const longestName = 100

function withYear(name: string, claim: string): string | undefined {
  if (name.length > longestName) return undefined
  const year = yearAt('', claim.slice(claim.indexOf(name) + name.length)) ?? onlyYear(claim)
  return year === undefined || name.includes(String(year)) ? name : `${name} ${year}`
}
