import type { Brand, Palette } from '../brand/brand.ts'
import type { Language } from '../language/language.ts'
import { linkPath, type SignedPurpose } from '../subscriber/links.ts'
import type { SubscriberId } from '../subscriber/subscriber-id.ts'
import { signedToken, type TokenKeys } from '../subscriber/token.ts'
import type { EpochMs } from '../time/clock.ts'
import { type MailStyles, mailStyles } from './mail-style.ts'

/** What a mail needs beside its reader and its content. */
export interface MailContext extends MailSettings {
  /** The reader's. */
  readonly language: Language
}

/** What every mail of an operator shares. */
export interface MailSettings {
  /** `https://host`, without a slash at the end: where links lead. */
  readonly origin: string
  readonly senderName: string
  /** RFC 2919: stays the same for ever, because readers filter by it. */
  readonly listId: string
  /** Required in each mail by CAN-SPAM and its like. */
  readonly postalAddress: string
  readonly tokenKeys: TokenKeys
  readonly papersPerDigest: number
  readonly look: MailLook
}

/** The operator's colours, and the styles made of them. */
export interface MailLook {
  readonly palette: Palette
  readonly styles: MailStyles
}

export function mailLook({ palette }: Pick<Brand, 'palette'>): MailLook {
  return { palette, styles: mailStyles(palette.light) }
}

/** The address of a link of a reader's own. */
export function linkUrl(
  context: MailSettings,
  purpose: SignedPurpose,
  id: SubscriberId,
  now: EpochMs,
): string {
  return context.origin + linkPath(purpose, signedToken(context.tokenKeys, purpose, id, now))
}

export function editionUrl({ origin }: MailSettings, id: string): string {
  return `${origin}/editions/${id}`
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
