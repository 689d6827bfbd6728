import { inForce } from '../subscriber/preferences/choices.ts'
import {
  type PreferenceName,
  type Preferences,
  preferenceNames,
} from '../subscriber/preferences/preferences.ts'
import type { EpochMs } from '../time/clock.ts'
import type { Language } from './language.ts'
import { pauseEnd } from './pause-end.ts'

type Words = Pick<Language, 'change' | 'day' | 'preferences'>

/** What differs between two choices, a sentence each: `Hour: 08:00 → 09:00`. Topics are counted, and not named. */
export function choiceChanges(
  words: Words,
  before: Preferences,
  after: Preferences,
  now: EpochMs,
): readonly string[] {
  const [earlier, later] = [inForce(before, now), inForce(after, now)]
  return preferenceNames
    .filter((name) => JSON.stringify(earlier[name]) !== JSON.stringify(later[name]))
    .map((name) => `${words.preferences[name].label}: ${described(words, name, earlier, later, now)}`)
}

function described(
  words: Words,
  name: PreferenceName,
  before: Preferences,
  after: Preferences,
  now: EpochMs,
): string {
  if (name === 'topics') {
    const added = after.topics.filter((topic) => !before.topics.includes(topic)).length
    return words.change.topics(before.topics.length, after.topics.length, added)
  }
  const inWords = (preferences: Preferences): string => {
    if (name === 'pausedUntil') return pauseEnd(words, preferences, now) ?? words.change.none
    const value = preferences[name]
    if (value === undefined) return words.change.none
    return words.preferences[name].option?.(String(value)) ?? String(value)
  }
  return `${inWords(before)} → ${inWords(after)}`
}
