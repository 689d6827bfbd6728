import type { Brand, Palette } from '../brand/brand.ts'
import type { Language } from '../language/language.ts'
import { linkPath, type Purpose } from '../subscriber/link/links.ts'
import { signedToken, type TokenKeys } from '../subscriber/link/token.ts'
import type { SubscriberId } from '../subscriber/subscriber-id.ts'
import type { EpochMs } from '../time/clock.ts'
import { type MailStyles, mailStyles } from './mail-style.ts'

/** What a mail needs besides its reader and its content. */
export interface MailContext extends MailSettings {
  /** The reader's language. */
  readonly language: Language
}

/** What every mail of an operator shares. */
export interface MailSettings {
  /** The origin of all links: `https://host`, without a slash at the end. */
  readonly origin: string
  readonly senderName: string
  /** The List-Id (RFC 2919). It stays the same for ever, because readers filter by it. */
  readonly listId: string
  /** CAN-SPAM and similar laws require it in each mail. */
  readonly postalAddress: string
  readonly tokenKeys: TokenKeys
  readonly papersPerDigest: number
  readonly look: MailLook
}

/** The operator's colours, and the styles that are made from them. */
export interface MailLook {
  readonly palette: Palette
  readonly styles: MailStyles
}

export function mailLook({ palette }: Pick<Brand, 'palette'>): MailLook {
  return { palette, styles: mailStyles(palette.light) }
}

/** The address of a link that is signed for one reader. `carried` is what the purpose's tokens carry. */
export function linkUrl(
  context: MailSettings,
  purpose: Purpose,
  id: SubscriberId,
  now: EpochMs,
  carried?: string,
): string {
  return context.origin + linkPath(purpose, signedToken(context.tokenKeys, purpose, id, now, carried))
}

export function editionUrl({ origin }: MailSettings, id: string): string {
  return `${origin}/editions/${id}`
}

/**
 * Headers that keep vacation notices from answering (RFC 3834). Some programs still look at the old
 * `Precedence`.
 */
export const automatic = {
  'Auto-Submitted': 'auto-generated',
  Precedence: 'bulk',
} as const
