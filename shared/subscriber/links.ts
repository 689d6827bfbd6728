import { dayMs, hourMs } from '../time/clock.ts'

/** A link in a mail. Its purpose is its name in the table below. */
interface Link {
  /** The place that the link leads to: `https://host/PATH/TOKEN`. */
  readonly path: `/${string}`
  /** How long the link works. Infinity: it works from any mail, however old. */
  readonly lifetimeMs: number
  /**
   * The kind of proof in the token. A signature needs no storage, and works as often as it is used. A secret
   * is stored as a hash in the subscriber's item, and works once.
   */
  readonly proof: 'signature' | 'secret'
}

/** All links that a mail can hold. Tokens, mails, routes and sentences that name a lifetime read this. */
export const links = {
  confirm: { path: '/confirm', lifetimeMs: 72 * hourMs, proof: 'secret' },
  unsubscribe: { path: '/unsubscribe', lifetimeMs: Number.POSITIVE_INFINITY, proof: 'signature' },
  preferences: { path: '/preferences', lifetimeMs: 30 * dayMs, proof: 'signature' },
  erase: { path: '/erase', lifetimeMs: 72 * hourMs, proof: 'signature' },
} as const satisfies Readonly<Record<string, Link>>

/** The one thing that a link may do. A token for one purpose never passes for another. */
export type Purpose = keyof typeof links

/** The purposes whose tokens are signed. */
export type SignedPurpose = {
  [P in Purpose]: (typeof links)[P]['proof'] extends 'signature' ? P : never
}[Purpose]

/** The path of a link. With `:token` in the place of a token it is a route. */
export function linkPath(purpose: Purpose, token: string): string {
  return `${links[purpose].path}/${token}`
}

/** Tells whether the tokens of a purpose are signed, and so can be made without a subscriber's item. */
export function isSigned(purpose: Purpose): purpose is SignedPurpose {
  return links[purpose].proof === 'signature'
}
