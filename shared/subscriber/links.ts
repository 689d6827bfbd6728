import { dayMs, hourMs } from '../time/clock.ts'

/** What a link in a mail is. Its purpose is its name in the table below. */
interface Link {
  /** Where it leads: `https://host/PATH/TOKEN`. */
  readonly path: `/${string}`
  /** How long it works. Infinity: from any mail, however old. */
  readonly lifetimeMs: number
  /**
   * What its token proves. A signature needs no storage and works as often as it is used. A secret is stored as a hash
   * in the subscriber's item, and works once.
   */
  readonly proof: 'signature' | 'secret'
}

/** Every link that a mail can hold. Tokens, mails, routes and the sentences that name a lifetime read it. */
export const links = {
  confirm: { path: '/confirm', lifetimeMs: 72 * hourMs, proof: 'secret' },
  unsubscribe: { path: '/unsubscribe', lifetimeMs: Number.POSITIVE_INFINITY, proof: 'signature' },
  preferences: { path: '/preferences', lifetimeMs: 30 * dayMs, proof: 'signature' },
  erase: { path: '/erase', lifetimeMs: 72 * hourMs, proof: 'signature' },
} as const satisfies Readonly<Record<string, Link>>

/** What a link may do. A token for one purpose never passes for another. */
export type Purpose = keyof typeof links

/** The purposes whose tokens are signed. */
export type SignedPurpose = {
  [P in Purpose]: (typeof links)[P]['proof'] extends 'signature' ? P : never
}[Purpose]

/** The path of a link. `:token` in place of a token makes it a route. */
export function linkPath(purpose: Purpose, token: string): string {
  return `${links[purpose].path}/${token}`
}
