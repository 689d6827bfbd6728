import type { Ground } from './ground.ts'
import type { Mention } from './venue-mentions.ts'
import { onlyYear } from './venue-mentions.ts'
import { isOfContest, isPlainOpening, isTrack, isUndecided } from './venue-wording.ts'

/** At least one, in the order of the text. */
export type Mentions = readonly [Mention, ...Mention[]]

/**
 * The venue of a claim that names known ones, as shown. `none` if it is about a known venue, but does not say that
 * the paper is published there. Undefined if the claim may be about another venue.
 */
export function knownVenue(claim: string, mentions: Mentions, ground: Ground): string | undefined {
  const [first] = mentions
  const before = claim.slice(0, first.start)
  if (isUndecided.test(before)) return 'none'
  const host = hostOf(claim, mentions)
  const next = mentions.find(({ venue, start }) => start > host.start && venue !== host.venue)
  const own = claim.slice(0, next?.start)
  const isWorkshop =
    mentions.some((mention) => mention.venue === host.venue && mention.isWorkshop) ||
    saysWorkshop(own, first, host)
  if (!isWorkshop && ground !== 'bare' && ground !== 'reference' && !isPlainOpening(before)) return undefined
  if (isOfContest.test(claim) && !(ground === 'accepted' && (isWorkshop || /challenge/i.test(claim))))
    return 'none'
  if (ground !== 'accepted' && isUndecided.test(claim.slice(0, host.end + 60))) return 'none'
  if (!isWorkshop && hasUnknownPart(claim.slice(host.end))) return 'none'
  const dated = mentions.find(({ venue, year }) => venue === host.venue && year !== undefined)
  const year = dated?.year ?? onlyYear(claim)
  return [host.venue.name, year, kindOf(own, isWorkshop)].filter((part) => part !== undefined).join(' ')
}

function kindOf(claim: string, isWorkshop: boolean): string | undefined {
  if (isWorkshop) return 'Workshop'
  if (/\bfindings\b/i.test(claim)) return 'Findings'
  return /\bchallenge\b/i.test(claim) ? 'Challenge' : undefined
}

/** A workshop's own name comes before that of the conference at which it is held. */
function hostOf(claim: string, mentions: Mentions): Mention {
  const [first, ...others] = mentions
  const next = others.find(({ venue }) => venue !== first.venue)
  if (!next) return first
  const between = claim.slice(first.end, next.start)
  const isHeldAt = /@|\bat\b|co-?located with|in conjunction with|, part of/i.test(between)
  if (isHeldAt && !/\band\b/.test(between)) return next
  // `Findings of the Association for Computational Linguistics: EMNLP 2025`
  return /^\s?:\s?$/.test(between) && !first.isShort ? next : first
}

const workshopWord = /\bworkshops?\b|\bSRW\b|\bco-?located\b|\bin conjunction with\b/i
/** Parts of a conference that are held at it, and are no workshop. */
const otherPart =
  /\b(?:track|session|program|demo\w*|industry|poster|oral|paper|award|candidate|nominee|finalist|symposium|consortium|tutorial|forum|conference)\b/i

function saysWorkshop(claim: string, first: Mention, host: Mention): boolean {
  // `International Workshop on Semantic Evaluation` is SemEval itself.
  if (/workshop/i.test(claim.slice(first.start, first.end))) return false
  if (workshopWord.test(claim.slice(0, host.end + 90))) return true
  // `NLP4DH @ ACL 2026`, `AI4Space at CVPR 2026`
  const before = claim.slice(0, host.start)
  const event = /^(.*\S)\s?(?:@|\bat\b)\s*(?:the\s+)?(?:\d{4}\s+)?(?:IEEE\/CVF\s+)?$/i.exec(before)?.[1]
  return event !== undefined && !isPlainOpening(event) && !otherPart.test(event)
}

/** `ACL 2026 MeLLM` may be a workshop, and `KDD 2026 AI4S` a track. */
function hasUnknownPart(behind: string): boolean {
  const next = /^[-\s'’]*(?:\d{2,4})?\s+(?:-\s+)?([\p{L}\d]*\p{Lu}[\p{L}\d]*)(?=\s|$|,)/u.exec(behind)?.[1]
  return next !== undefined && !isTrack(next) && !/\btrack\b/i.test(behind.slice(0, 80))
}
