import { onlyYear, yearAt } from './venue-mentions.ts'

// Parts of expressions for names of venues that are not known.

/** `IEEE `, `ASME ` */
export const society = String.raw`(?:(?:IEEE|ACM|IFAC|AIAA|ASME|SPIE|IFIP|SIAM|INFORMS|ISPRS|IET|AAAI|EURASIP|CVF|MDPI|Springer|Elsevier|Wiley)(?:[-/](?:IEEE|ACM|CVF|RSJ|ASME|CIE))?\s+)?`
/** A word of a title. */
export const word = String.raw`(?:[\p{Lu}\d][\p{L}\p{M}\d.'’/+-]*|and|&|of|on|for|in|the|de|with|und|et|to)`
export const meeting =
  '(?:Conference|Symposium|Workshops?|Congress|Colloquium|Meeting|Convention|Forum|Summit|Seminar|School)'
export const journalHead = String.raw`(?:Open\s+)?(?:Transactions|Journal|Letters|Magazine|Annals|Reviews?|Communications|Bulletin|Proceedings of the (?:IEEE|ACM|Royal|National))`
/** What ends a name. */
export const nameEnd = String.raw`(?=\s*(?:[,.;(\[:]|$|(?:19|20)\d\d|vol|as\b|special))`

/** Publishers, archives and languages: what is there has a venue of another name. */
const nowhere =
  /^(?:the )?(?:IEEE|ACM|IEEE Xplore|ACM Digital Library|Zenodo|arXiv|OSF|HAL|Figshare|SSRN|GitHub|Hugging ?Face|Springer\w*(?: Nature| LNCS)?|Elsevier|LNCS|LNAI|CCIS|Lecture Notes.*|CEUR.*|PMLR.*|Proceedings of Machine Learning Research|MIT Press|MIT|ETH.*|ACL Anthology|OpenReview|ResearchGate|TechRxiv|bioRxiv|medRxiv|ChinaXiv|Wiley|MDPI|Taylor.*|German|English|French|Spanish|Japanese|Korean|Russian|Portuguese|Italian|Chinese|University.*|.*\bUniversity|Main|Conference|Workshop|Journal|Transactions|Letters|Preprint|Technical Report|.*\bThes[ie]s.*|an?|our)$/i

/** Is it the name of a venue, rather than of a publisher, or a bare "Journal"? */
export function isSpecific(name: string): boolean {
  return !nowhere.test(name.trim())
}

/** In characters: a longer name fits on no card. */
const longestName = 100

/** A name without a small word at its end, with the year that the claim tells. */
export function withYear(found: string, claim: string): string | undefined {
  const behind = claim.slice(claim.indexOf(found) + found.length)
  const name = found.replace(/(?:\s+(?:and|of|on|for|in|the|as|to|with|&))+$/, '').replace(/[\s.,-]+$/, '')
  if (name.length > longestName) return undefined
  const year = yearAt('', behind) ?? onlyYear(claim)
  return year === undefined || name.includes(String(year)) ? name : `${name} ${year}`
}
