import { dayMs, hourMs } from '../../time/clock.ts'

/** A link in a mail. Its purpose is its name in the table below. */
interface Link {
  /** The place that the link leads to: `https://host/PATH/TOKEN`. */
  readonly path: `/${string}`
  /** How long the link works. Infinity: it works from any mail, however old. */
  readonly lifetimeMs: number
  /**
   * What the token says beside whose it is. `request`: the id of the request that the mail answers, for a link that
   * acts for that one request only. `epoch`: the reader's epoch, for a link that ends when the reader renews it.
   */
  readonly carries: 'request' | 'epoch' | 'nothing'
  /** Behind the request, the token may name the mailbox of an alias. */
  readonly namesMailbox?: true
}

/** All links that a mail can hold. Tokens, mails, routes and sentences that name a lifetime read this. */
export const links = {
  confirm: { path: '/confirm', lifetimeMs: 72 * hourMs, carries: 'request' },
  'not-me': { path: '/not-me', lifetimeMs: Number.POSITIVE_INFINITY, carries: 'request', namesMailbox: true },
  unsubscribe: { path: '/unsubscribe', lifetimeMs: Number.POSITIVE_INFINITY, carries: 'nothing' },
  preferences: { path: '/preferences', lifetimeMs: 30 * dayMs, carries: 'epoch' },
  'take-back': { path: '/take-back', lifetimeMs: 30 * dayMs, carries: 'request' },
  erase: { path: '/erase', lifetimeMs: 72 * hourMs, carries: 'nothing' },
  export: { path: '/export', lifetimeMs: 72 * hourMs, carries: 'epoch' },
} as const satisfies Readonly<Record<string, Link>>

/** The one thing that a link may do. A token for one purpose never passes for another. */
export type Purpose = keyof typeof links

/** The path of a link. With `:token` in the place of a token it is a route. */
export function linkPath(purpose: Purpose, token: string): string {
  return `${links[purpose].path}/${token}`
}

/** Tells whether a link's token may name a mailbox behind its request. */
export function mayNameMailbox(purpose: Purpose): boolean {
  return 'namesMailbox' in links[purpose]
}

/** Tells whether a link acts for one request, and so can be made only for a letter that answers one. */
export function carriesRequest(purpose: Purpose): boolean {
  return links[purpose].carries === 'request'
}
