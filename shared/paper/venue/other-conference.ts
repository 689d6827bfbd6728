import { journalHead, meeting, society, withYear, word } from './title-patterns.ts'
import { onlyYear, yearAt } from './venue-mentions.ts'

/** Before a year, and no venue: licences, codes, months, models, data, instruments, and whole fields. */
const noAcronym =
  /^(?:AI|AGI|ML|NLP|RL|RLHF|M?LLMs?|VLMs?|GPT-?\w*|BERT|[AHV]100|CUDA|[CG]PUs?|MNIST|CIFAR\S*|MS-?COCO|UCI|LHC|JWST|HST|EHT|ATLAS|CMS|LIGO|DESI|SDSS|NASA|ESA|ESO|CERN|WHO|EEG|ECG|MRI|MSC|ACM|AMS|CCS|ISO|GPL|CC|COVID|IEEE|arXiv|DOI|PDF|GPT|TREC|ImageNet|COCO|VOC|RFC|MIT|USA|UK|EU|PACS|JEL|MATLAB|(?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)[A-Z]*)$/i

function isAcronym(name: string): boolean {
  return /\p{Lu}.*\p{Lu}/u.test(name) && !noAcronym.test(name)
}

const longName = new RegExp(
  String.raw`\b(?:${meeting}|${journalHead}|Platform|Proceedings|Challenge)\b`,
  'iu',
)
const inParentheses =
  /^([^()]{6,200})\(\s*(?:the\s+)?(?:(?:IEEE|ACM|Springer)\s+)?(\p{Lu}[\p{L}\d&+/-]{1,24}?)(?:[-\s'’]*((?:19|20)?\d\d))?\s*\)/u

/** `(HHAI 2026)`, `(ICBC)`, `(PASC26)` behind a long name */
export function acronymInParentheses(claim: string): string | undefined {
  const [, long = '', name = '', digits] = inParentheses.exec(claim) ?? []
  if (!longName.test(long) || !isAcronym(name)) return undefined
  const year = digits === undefined ? onlyYear(claim) : Number(digits) + (digits.length === 2 ? 2000 : 0)
  const kind = /\bworkshops?\b/i.test(claim) ? 'Workshop' : undefined
  return [name.replace(/-$/, ''), year, kind].filter((part) => part !== undefined).join(' ')
}

const acronym = new RegExp(
  String.raw`^(?:[Tt]he )?(?:(?:19|20)\d\d\s+)?(?:${society})([\p{L}][\p{L}\d&+/@-]{1,24}?)(?=[-\s'’]{0,2}(?:(?:19|20)\d\d|['’]\d\d|\d\d(?!\d))(?!\d))`,
  'u',
)
const besideAcronym =
  /^(?:[\s,()]|\b(?:conference|main|accepted|oral|poster|papers?|workshop|proceedings|track|camera|ready)\b)*$/i

/** `SUMMA 2025`, `ASME IDETC-CIE 2026`, `BioNLP'26` */
export function acronymWithYear(claim: string, isBare: boolean): string | undefined {
  const [found = '', name = ''] = acronym.exec(claim) ?? []
  const behind = claim.slice(found.length)
  const year = yearAt('', behind)
  if (year === undefined || !isAcronym(name)) return undefined
  const rest = behind.replace(/^[-\s'’]*\d{2,4}/, '')
  if (isBare && !besideAcronym.test(rest)) return undefined
  return `${name} ${year}${/^\s*workshops?\b/i.test(rest) ? ' Workshop' : ''}`
}

const heldAt =
  /\b[Ww]orkshops?\b[^.;]{0,80}?(?:@|\b(?:at|in|co-?located with)\b)\s*(?:the\s+)?(?:IEEE |ACM )?(\p{Lu}[\p{L}\d&+/-]{1,20}?)[-\s'’]?((?:19|20)\d\d)\b/u

/** `AIWolfDial Workshop at INLG 2024` */
export function workshopAt(claim: string): string | undefined {
  const [, name = '', year = ''] = heldAt.exec(claim) ?? []
  return isAcronym(name) ? `${name} ${year} Workshop` : undefined
}

const ordinal = String.raw`(?:\d+(?:st|nd|rd|th)|[A-Z][a-z]+-?[a-z]*(?:st|nd|rd|th)\b|First|Second|Third|Fifth|[IVX]+\b)`
/** `International Symposium on Combinatorial Search` */
const subject = new RegExp(
  String.raw`^(?:[Tt]he )?${ordinal}?\s*(?:(?:19|20)\d\d\s+)?((?:(?:${word}\s+){0,6}?${meeting}\s+(?:on|for|of|in)|(?:${word}\s+){0,3}?International\s+${meeting})(?:,?\s+${word}){1,16})`,
  'u',
)
/** `32nd International Computing and Combinatorics Conference` */
const international = new RegExp(
  String.raw`^(?:[Tt]he )?(?:\d+(?:st|nd|rd|th)\s+)?((?:(?:Annual|IEEE|ACM)\s+)*(?:International|European|Asian|World|Annual|Nordic)\s+(?:${word}\s+){1,8}(?:Conference|Symposium|Congress|Colloquium))(?=\s*(?:[,.;(\[:]|$|(?:19|20)\d\d))`,
  'u',
)
/** `World Modeling Workshop 2026` */
const event =
  /^(?:[Tt]he )?(?:\d+(?:st|nd|rd|th)\s+)?(?:(?:19|20)\d\d\s+)?((?:\p{Lu}[\p{L}\p{M}\d-]*\s+){1,8}(?:Conference|Symposium|Workshop|Congress))(?=\s*(?:[,.;([:]|$|(?:19|20)\d\d))/u
const ofSociety =
  /^(?:IEEE|ACM|IEEE\/ACM|ACM\/IEEE)\s+(?=(?:Annual|International|European|Conference|Symposium)\b)/

/** A conference by its long name. */
export function conferenceOf(claim: string, isBare: boolean): string | undefined {
  const found = subject.exec(claim)?.[1] ?? international.exec(claim)?.[1]
  const name = (found ?? eventOf(claim, isBare))?.trim()
  if (name === undefined || (found !== undefined && wordsIn(name) < 4)) return undefined
  // `Biomedical Engineering Science and technology` would lose its end.
  const behind = claim.slice(claim.indexOf(name) + name.length)
  if (/\s(?:and|of|&)$/.test(name) && /^\s*\p{Ll}/u.test(behind)) return undefined
  return withYear(withoutPlace(name).replace(ofSociety, ''), claim)
}

function wordsIn(name: string): number {
  return name.split(' ').filter((one) => !/^\d+$/.test(one)).length
}

/** Without a cue, only a year behind it tells that such a name is a venue. */
function eventOf(claim: string, isBare: boolean): string | undefined {
  const [found = '', name] = event.exec(claim) ?? []
  return isBare && !/^\W*(?:19|20)\d\d$/.test(claim.slice(found.length)) ? undefined : name
}

/** Cuts `, Seoul, Korea`, but not the last of several subjects: `on Blockchain, and Communication`. */
function withoutPlace(name: string): string {
  const parts = name.split(/,\s+/)
  const last = parts.findLastIndex((part, place) => place > 0 && /^(?:and|&)\s|\s(?:and|&)\s/.test(part))
  return parts.slice(0, Math.max(1, last + 1)).join(', ')
}
