import { type EpochMs, secondMs } from '../time/clock.ts'
import { links } from './links.ts'
import { expiryOf } from './token.ts'

/** The latest moment at which a link that erases can have been mailed: its token tells it to the second. */
export function mailedBy(token: string): EpochMs {
  return expiryOf(token) - links.erase.lifetimeMs + secondMs
}
