import type { Language } from '../language/en.ts'
import { eraseLinkHours } from '../subscriber/erase.ts'
import type { SubscriberId } from '../subscriber/subscriber-id.ts'
import { expiringToken, type TokenKeys, unsubscribeToken } from '../subscriber/token.ts'
import { dayMs, type EpochMs, hourMs } from '../time/clock.ts'

/** What every mail of an operator shares. */
export interface MailContext {
  /** `https://host`, without a slash at the end: where links lead. */
  readonly origin: string
  readonly senderName: string
  /** RFC 2919: stays the same for ever, because readers filter by it. */
  readonly listId: string
  /** Required in each mail by CAN-SPAM and its like. */
  readonly postalAddress: string
  readonly tokenKeys: TokenKeys
  readonly papersPerDigest: number
  readonly language: Language
}

export const preferencesLinkDays = 30

export function confirmUrl(context: MailContext, token: string): string {
  return `${context.origin}/confirm/${token}`
}

export function unsubscribeUrl(context: MailContext, id: SubscriberId): string {
  return `${context.origin}/unsubscribe/${unsubscribeToken(context.tokenKeys, id)}`
}

export function preferencesUrl(context: MailContext, id: SubscriberId, now: EpochMs): string {
  const token = expiringToken(context.tokenKeys, 'preferences', id, now + preferencesLinkDays * dayMs)
  return `${context.origin}/preferences/${token}`
}

export function eraseUrl(context: MailContext, id: SubscriberId, now: EpochMs): string {
  const token = expiringToken(context.tokenKeys, 'erase', id, now + eraseLinkHours * hourMs)
  return `${context.origin}/erase/${token}`
}

export function editionUrl(context: MailContext, id: string): string {
  return `${context.origin}/editions/${id}`
}

/** The links at the foot of a digest, a reader's own. */
export interface ReaderLinks {
  readonly edition: string
  readonly preferences: string
  readonly unsubscribe: string
}

/** RFC 3834: nobody's vacation notice answers this. The old `Precedence` is what some of them still look at. */
export const automatic = {
  'Auto-Submitted': 'auto-generated',
  Precedence: 'bulk',
} as const
