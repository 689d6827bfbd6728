import { commentSentences } from './comment-sentences.ts'
import type { Ground } from './ground.ts'
import { knownVenue } from './known-claim.ts'
import { otherVenue } from './other-venue.ts'
import { isSpecific } from './title-patterns.ts'
import { mentionsIn, onlyYear } from './venue-mentions.ts'
import {
  cue,
  filler,
  isNothingElse,
  isOfAnother,
  isOfContest,
  isOfOthers,
  isTitle,
  isUndecided,
  nextClaim,
} from './venue-wording.ts'

/**
 * Where a paper was or will be published, as shown (`CVPR 2026`, `ICML 2026 Workshop`, `ACL 2026 Findings`,
 * `TMLR 2026`), by a comment of its authors. Undefined if the comment does not say that it was accepted: a
 * paper that is submitted, under review, rejected or withdrawn has no venue, and nor has one of which another
 * version was published. A missing venue is better than a false one.
 */
export function venueOfComment(comment: string): string | undefined {
  const found = commentSentences(comment).flatMap((sentence) => accepted(sentence) ?? bare(sentence) ?? [])
  if (isTakenBack(comment)) return undefined
  return shown(found.find((venue) => !venue.endsWith('Workshop')) ?? found[0])
}

/** Withdrawn or retracted after all; what was withdrawn from one venue may be at another. */
function isTakenBack(comment: string): boolean {
  return /\b(?:accept|publish|present|appear)[\s\S]*\b(?:withdrawn|retracted)\b(?! from\b)/i.test(
    comment.slice(0, 1_000),
  )
}

/** The same by a reference that arXiv has from the journal or proceedings: `Phys. Rev. D 101 (2020) 012345`. */
export function venueOfReference(reference: string): string | undefined {
  const [text = ''] = commentSentences(reference.replace(/\.(?=\s|$)/g, ' '))
  if (isUndecided.test(text) || text === '') return undefined
  return shown(venueOf(withoutOpening(text), 'reference') ?? nameBeforeNumbers(text))
}

/** No venue has the name of a host, of which mail programs would make a link. */
function shown(venue: string | undefined): string | undefined {
  return venue !== undefined && /\p{L}\.\p{L}{2}/u.test(venue) ? undefined : venue
}

/** The venue that follows the words of which one says that the paper is there. */
function accepted(sentence: string): string | undefined {
  const cues = [...sentence.matchAll(cue)]
  for (const [place, { 0: said, index }] of cues.entries()) {
    const before = sentence.slice(0, index)
    // `Accepted for oral presentation at ICML`: the last of several cues in a row counts.
    const behind = sentence.slice(index + said.length, cues[place + 1]?.index)
    const claim = withoutOpening(behind.split(nextClaim, 1)[0] ?? '')
    if (claim === '' || [isOfAnother, isOfOthers, isDenied].some((other) => other.test(before))) continue
    const ground = groundOf(said)
    if (isForReview.test(behind) || (ground !== 'accepted' && isUndecided.test(before))) continue
    const venue = venueOf(claim, ground, endsAtPlace.test(said) || namesPlace.test(behind))
    if (venue !== undefined) return venue
  }
  return undefined
}

const isForReview = /^\s*for (?:peer )?review\b/i
const isDenied = /\b(?:not|never|if|when)\s+(?:\w+\s+)?$/i
const endsAtPlace = /(?:\b(?:of|in|at|for|to|proceedings)|:)$/i
/** A name that is not known must be a place: `Accepted version` is none. */
const namesPlace = /^[\s,]*(?:[\w()-]+\s+){0,8}?(?:to|at|in|by|for|with|on|@)\b|[@:]|^\s*,/i

function groundOf(said: string): Ground {
  if (/^ac+ep/i.test(said)) return 'accepted'
  return /publish|publication|press|forthcoming/i.test(said) ? 'published' : 'cue'
}

function withoutOpening(text: string): string {
  let rest = text
  for (let next = rest.replace(filler, ''); next !== rest; next = next.replace(filler, '')) rest = next
  return rest.trim().replace(/[\s,:(–-]+$/, '')
}

function venueOf(claim: string, ground: Ground, isPlace = true): string | undefined {
  const [first, ...others] = mentionsIn(claim)
  const known = first && knownVenue(claim, [first, ...others], ground)
  if (known !== undefined) return known === 'none' ? undefined : known
  if (!isPlace || isUndecided.test(claim) || isOfContest.test(claim)) return undefined
  return otherVenue(claim, ground)
}

const openingOfBare =
  /^(?:v\d+\s*:\s*)?(?:(?:to appear(?: in| at)?|in|at|in\s*:|(?:conference|venue|journal)\s*:)\s+)?(?:(?:the )?proceedings of (?:the )?(?:\d+(?:st|nd|rd|th)\s+)?)?/i
const closingOfBare = /\s*\(\d+ pages?\)|\s+(?=(?:project|code|github|web ?site|webpage|data ?set)s?\b)/i
const sizes = /^\s*(?:\d+\s*(?:pages?|figures?|tables?|pp|pgs?|appendices|refs?)[^,]{0,40},\s*)+/i

/** The venue of a sentence, or of a part of it, that is nothing but one: `ICML 2026 Main track`. */
function bare(sentence: string): string | undefined {
  if ([isUndecided, isOfAnother, isOfContest].some((other) => other.test(sentence))) return undefined
  const whole = sentence.replace(sizes, '')
  for (const part of [whole, ...whole.split(/,\s+|\s[-–—]\s(?!\d)/)]) {
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
  // `CVPR 2026 VidLLMs Workshop`
  const isEvent = /\bworkshops?\b|\bSRW\b|@/i.test(part) && /\d\d/.test(part) && isTitle(rest)
  if (!isEvent && !isNothingElse(rest)) return undefined
  const venue = knownVenue(part, [first, ...others], 'bare')
  return venue === 'none' ? undefined : venue
}

const noVenue =
  /^(?:vol|pages?|pp|no|in|see|pmlr|eptcs|lipics|ceur\S*|lncs|lecture notes|springer|arxiv|proceedings of machine learning research)\b/i

/** `Phys Rev D` of `Phys Rev D 101 (2020) 012345`. */
function nameBeforeNumbers(reference: string): string | undefined {
  const name = /^\p{Lu}[\p{L}\s&:'’/-]{1,79}?(?=\s*(?:[,(\d]|$))/u.exec(reference)?.[0].trim()
  if (name === undefined || noVenue.test(name) || !isSpecific(name)) return undefined
  const year = onlyYear(reference)
  return year === undefined ? name : `${name} ${year}`
}
