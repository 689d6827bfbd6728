import { erasedLifetimeMs } from '../subscriber/leaving/erase-subscriber.ts'
import { consentLifetimeMs, leftLifetimeMs, unconfirmedLifetimeMs } from '../subscriber/leaving/forgetting.ts'
import { lettersPerDay } from '../subscriber/letter/letter-budget.ts'
import { links, type Purpose } from '../subscriber/link/links.ts'
import { maximumTopics } from '../subscriber/preferences/given-preferences.ts'
import { turnedAwayEveryMs } from '../subscriber/sign-up/refuse-sign-ups.ts'
import { largestRequestBytes } from '../subscriber/sign-up/request-subscription.ts'
import { backupDays } from '../subscriber/subscriber-store.ts'

/**
 * Facts that sentences name and code acts on. A catalogue is made from them, so that no sentence lags behind
 * the code.
 */
export interface Facts {
  /** The service's name, as its operator chose it. */
  readonly brand: string
  /** How long each link works, in milliseconds. */
  readonly lifetimeMs: (purpose: Purpose) => number
  readonly lettersPerDay: number
  readonly largestRequestBytes: number
  readonly maximumTopics: number
  /** How long an erased subscriber's id is remembered, in milliseconds. */
  readonly erasedLifetimeMs: number
  /** The time within which one letter at most answers sign-ups of a mailbox that refuses them. */
  readonly turnedAwayEveryMs: number
  readonly backupDays: number
  /** How long what is kept of readers who left, and of those who never confirmed, in milliseconds. */
  readonly leftLifetimeMs: number
  readonly unconfirmedLifetimeMs: number
  /** How long a proof of consent is kept after its reader left, in milliseconds. */
  readonly consentLifetimeMs: number
}

/** The facts, from the constants that the code acts on. */
export function factsOf(brand: string): Facts {
  return {
    brand,
    lifetimeMs: (purpose) => links[purpose].lifetimeMs,
    lettersPerDay,
    largestRequestBytes,
    maximumTopics,
    erasedLifetimeMs,
    turnedAwayEveryMs,
    backupDays,
    leftLifetimeMs,
    unconfirmedLifetimeMs,
    consentLifetimeMs,
  }
}
