import { expect, test } from 'vitest'
import type { EditionId } from '../../../shared/edition/edition-id.ts'
import { de } from '../../../shared/language/de/de.ts'
import { factsOf } from '../../../shared/language/facts.ts'
import type { TimeZone } from '../../../shared/time/time-zone.ts'

const german = de(factsOf('Paperwire'))
const { digest, edition, letters, paper, problem } = german

const monday = '2026-11-23' as EditionId
const tuesday = '2026-11-24' as EditionId
const topics = ['a', 'b', 'c', 'd', 'e']
const first = (count: number): readonly string[] => topics.slice(0, count)

const withPlainSpaces = (text: string): string => text.replaceAll('\u00a0', ' ')

test.each([
  [edition.top(1, 1), 'Ein Paper'],
  [edition.top(2, 2), 'Beide Paper'],
  [edition.top(3, 3), 'Alle drei Paper'],
  [edition.top(1, 40), 'Das erste von 40 Papern'],
  [edition.top(10, 40), 'Die ersten zehn von 40 Papern'],
  [edition.whole(0, 1), 'Das Paper der Ausgabe ansehen'],
  [edition.whole(1, 2), 'Beide Paper der Ausgabe ansehen'],
  [edition.whole(10, 40), 'Alle 40 Paper der Ausgabe ansehen'],
  [edition.others(1), 'An diesem Tag war ein weiteres Paper neu; auch darin wird nach Themen gesucht.'],
  [edition.others(2), 'An diesem Tag waren zwei weitere Paper neu; auch darin wird nach Themen gesucht.'],
  [paper.matches(first(1)), 'Ihr Thema „a“'],
  [paper.matches(first(3)), 'Ihre Themen „a“, „b“ und ein weiteres'],
  [paper.matches(first(5)), 'Ihre Themen „a“, „b“ und drei weitere'],
  [digest.unmet(first(4), 1), 'Heute gab es nichts zu „a“, „b“, „c“ und einem weiteren Ihrer Themen.'],
  [
    digest.unmet(first(5), 2),
    'An diesen Tagen gab es nichts zu „a“, „b“, „c“ und zwei weiteren Ihrer Themen.',
  ],
])('a German count has its own case and number: %s', (text, expected) => {
  expect(text).toBe(expected)
})

test.each([
  [edition.top(0, 0), 'Keine Paper'],
  [digest.unmet([], 1), 'Heute gab es nichts zu Ihren Themen.'],
  [digest.topics([]), 'Ihre Themen: keine.'],
  [digest.silence([]), 'Keine Ausgabe kam an den Tagen davor.'],
])('a German sentence can count zero: %s', (text, expected) => {
  expect(text).toBe(expected)
})

test('German days without a digest can be told apart, although each holds a comma', () => {
  const silence = digest.silence([
    { id: monday, kind: 'quiet' },
    { id: tuesday, kind: 'failed' },
  ])
  expect(withPlainSpaces(silence)).toBe(
    'Keine Ausgabe kam am Montag, 23. November (es gab nichts Neues) und am Dienstag, 24. November (neue Paper waren nicht lesbar).',
  )
})

test('a German schedule can begin a sentence, and stand within one', () => {
  const chosen = { frequency: 'weekly', hour: 8, timezone: 'Europe/Berlin' as TimeZone, topics: [] } as const
  const schedule = german.schedule(chosen)
  expect(withPlainSpaces(schedule)).toBe('Einmal pro Woche, montags um 08:00 Uhr (Zeitzone Europe/Berlin)')
  expect(withPlainSpaces(letters['fresh-link'].body(schedule, ['a', 'b'], 'Deutsch').join())).toBe(
    'Zurzeit bekommen Sie Paperwire einmal pro Woche, montags um 08:00 Uhr (Zeitzone Europe/Berlin), mit Ihren Themen „a“ und „b“.',
  )
})

test('a German problem names the refused value in words, and the allowed ones as programs send them', () => {
  expect(problem({ field: 'frequency', code: 'not-offered', given: 'x' })).toBe(
    '„x“ ist keine Häufigkeit. Möglich sind daily, weekdays und weekly.',
  )
})
