import { createHash } from 'node:crypto'
import type { EpochMs } from '../../time/clock.ts'
import { type Preferences, preferenceNames } from './preferences.ts'

const versionLength = 12

/**
 * The version of a reader's choices: the same for the same choices, whoever made them. A form carries it, so that a
 * save notices choices that came in between. `rev` would not do: each delivery raises it.
 */
export function choicesVersion(preferences: Preferences): string {
  return createHash('sha256').update(inOneForm(preferences)).digest('base64url').slice(0, versionLength)
}

/** Do two readers with these preferences get the same? A pause that is over is none. */
export function areSameChoices(one: Preferences, other: Preferences, now: EpochMs): boolean {
  return inOneForm(inForce(one, now)) === inOneForm(inForce(other, now))
}

/** The choices without a pause that is over. */
export function inForce({ pausedUntil, ...others }: Preferences, now: EpochMs): Preferences {
  return pausedUntil !== undefined && pausedUntil > now ? { ...others, pausedUntil } : others
}

function inOneForm(preferences: Preferences): string {
  return JSON.stringify(preferenceNames.map((name) => preferences[name] ?? null))
}
