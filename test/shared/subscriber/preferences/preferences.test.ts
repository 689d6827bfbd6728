// @module-tag property
import { inspect } from 'node:util'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { show } from '../../../../shared/subscriber/field-problem.ts'
import { maximumTopics } from '../../../../shared/subscriber/preferences/given-preferences.ts'
import { languageTags } from '../../../../shared/subscriber/preferences/language-tag.ts'
import {
  type PreferencesInput,
  parsePreferences,
} from '../../../../shared/subscriber/preferences/parse-preferences.ts'
import { preferenceNames, signUpPreferences } from '../../../../shared/subscriber/preferences/preferences.ts'
import { frequencies } from '../../../../shared/subscriber/preferences/schedule.ts'
import { allTimeZones, localDate, type TimeZone } from '../../../../shared/time/time-zone.ts'
import { monday } from '../../../fakes/a-subscriber.ts'

const zone = 'Europe/Berlin' as TimeZone
const context = { defaults: { timezone: zone, language: 'en' }, now: monday } as const
const parse = (input: PreferencesInput) => parsePreferences(input, signUpPreferences, context)
const defaults = { timezone: zone, hour: 8, frequency: 'daily', topics: [], language: 'en' }

describe('missing preferences', () => {
  const nothing: PreferencesInput[] = [
    {},
    { timezone: undefined, hour: undefined, frequency: undefined, topics: undefined },
    { timezone: null, hour: null, frequency: null, topics: null },
    { timezone: '', hour: '', frequency: '', topics: '' },
    { topics: [] },
  ]
  test.each(nothing.map((input) => [inspect(input), input] as const))(
    'the input %s gives the default preferences',
    (_input, input) => {
      expect(parse(input)).toEqual({ ok: true, preferences: defaults })
    },
  )
})

describe('given preferences', () => {
  test.each<[PreferencesInput, object]>([
    [{ timezone: 'America/New_York' }, { timezone: 'America/New_York' }],
    [{ timezone: 'europe/berlin' }, { timezone: 'Europe/Berlin' }],
    [{ timezone: 'UTC' }, { timezone: 'UTC' }],
    [{ hour: 0 }, { hour: 0 }],
    [{ hour: 23 }, { hour: 23 }],
    [{ hour: '07' }, { hour: 7 }],
    [{ hour: 7.0 }, { hour: 7 }],
    [{ frequency: 'weekdays' }, { frequency: 'weekdays' }],
    [{ frequency: 'weekly' }, { frequency: 'weekly' }],
    [{ language: 'de' }, { language: 'de' }],
    [{ topics: ['  graph   networks '] }, { topics: ['graph networks'] }],
    [
      { topics: ['cs.LG', 'author: Jane Doe', '-quantum'] },
      { topics: ['cs.LG', 'author: Jane Doe', '-quantum'] },
    ],
    [{ topics: ['a topic', 'a  topic', 'another'] }, { topics: ['a topic', 'another'] }],
    [{ topics: ['speech', 'Speech', 'CS.lg', 'cs.LG'] }, { topics: ['speech', 'CS.lg'] }],
  ])('the preferences %j are taken', (input, part) => {
    expect(parse(input)).toEqual({ ok: true, preferences: { ...defaults, ...part } })
  })

  test('every zone, hour and frequency that a form offers is taken, with ten topics', () => {
    const topics = Array.from({ length: maximumTopics }, (_, n) => `topic number ${n}`)
    fc.assert(
      fc.property(
        fc.constantFrom(...allTimeZones()),
        fc.integer({ min: 0, max: 23 }),
        fc.constantFrom(...frequencies),
        fc.constantFrom(...languageTags),
        (timezone, hour, frequency, language) => {
          const preferences = { timezone, hour, frequency, topics, language }
          expect(parse(preferences)).toEqual({ ok: true, preferences })
          expect(parse({ ...preferences, hour: String(hour) })).toEqual({ ok: true, preferences })
        },
      ),
    )
  })
})

describe('bad preferences', () => {
  test.each<[PreferencesInput, field: string, code: string, given: string]>([
    [{ timezone: 'Mars/Olympus' }, 'timezone', 'unknown-zone', 'Mars/Olympus'],
    [{ timezone: '+02:00' }, 'timezone', 'unknown-zone', '+02:00'],
    [{ timezone: 7 }, 'timezone', 'unknown-zone', '7'],
    [{ hour: 24 }, 'hour', 'not-an-hour', '24'],
    [{ hour: 25 }, 'hour', 'not-an-hour', '25'],
    [{ hour: -1 }, 'hour', 'not-an-hour', '-1'],
    [{ hour: 8.5 }, 'hour', 'not-an-hour', '8.5'],
    [{ hour: '8 am' }, 'hour', 'not-an-hour', '8 am'],
    [{ hour: '0x8' }, 'hour', 'not-an-hour', '0x8'],
    [{ hour: '8e0' }, 'hour', 'not-an-hour', '8e0'],
    [{ hour: true }, 'hour', 'not-an-hour', 'true'],
    [{ hour: [8] }, 'hour', 'not-an-hour', '[8]'],
    [{ frequency: 'hourly' }, 'frequency', 'not-offered', 'hourly'],
    [{ frequency: 'Daily' }, 'frequency', 'not-offered', 'Daily'],
    [{ frequency: ['daily'] }, 'frequency', 'not-offered', '["daily"]'],
    [{ language: 'tlh' }, 'language', 'not-offered', 'tlh'],
    [{ language: 'DE' }, 'language', 'not-offered', 'DE'],
    [{ language: 1 }, 'language', 'not-offered', '1'],
    [{ topics: 'graphs' }, 'topics', 'not-a-list', 'graphs'],
    [{ topics: { 0: 'graphs' } }, 'topics', 'not-a-list', '{"0":"graphs"}'],
    [{ topics: Array(11).fill('graphs') }, 'topics', 'too-many-topics', '11'],
    [{ topics: Array(500).fill('graphs') }, 'topics', 'too-many-topics', '500'],
  ])('the bad field of %j is named with its value as it was given', (input, field, code, given) => {
    expect(parse(input)).toEqual({ ok: false, problems: [{ field, code, given }] })
  })
})

test.each([
  [['graphs', '-?'], { given: '-?', index: 1, reason: 'no-word' }],
  [['x'], { given: 'x', index: 0, reason: 'too-short' }],
  [['graphs', 'speech', 'a,b'], { given: 'a,b', index: 2, reason: 'comma' }],
  [['graphs cs.XX'], { given: 'graphs cs.XX', index: 0, reason: 'unknown-category', part: 'cs.XX' }],
  [[['graphs']], { given: '["graphs"]', index: 0, reason: 'not-text' }],
  [[null], { given: 'null', index: 0, reason: 'not-text' }],
])('the bad one of the topics %j is named with its place and the reason', (topics, expected) => {
  const problem = { field: 'topics', code: 'bad-topic', ...expected }
  expect(parse({ topics })).toEqual({ ok: false, problems: [problem] })
})

test('all bad preferences are named at once', () => {
  const parsed = parse({ timezone: 'Nowhere', hour: 99, frequency: 'never', topics: ['x', 'graphs', 'y'] })
  const named = parsed.ok ? [] : parsed.problems.map(({ field, given }) => [field, given])
  expect(named).toHaveLength(5)
  expect(named).toEqual(
    expect.arrayContaining([
      ['timezone', 'Nowhere'],
      ['hour', '99'],
      ['frequency', 'never'],
      ['topics', 'x'],
      ['topics', 'y'],
    ]),
  )
})

test('any input is either refused or gives preferences that parse to themselves', () => {
  const anything = fc.oneof(fc.anything(), fc.string(), fc.integer(), fc.array(fc.string()))
  const input = fc.record({
    timezone: anything,
    hour: anything,
    frequency: anything,
    topics: anything,
    language: anything,
  })
  fc.assert(
    fc.property(input, (value) => {
      const parsed = parse(value)
      if (parsed.ok) expect(parse(parsed.preferences)).toEqual(parsed)
      else expect(parsed.problems.length).toBeGreaterThan(0)
    }),
    { numRuns: 2_000 },
  )
})

test('a refused value is shown on one line and cut when it is long', () => {
  expect(show('a\r\nb\0c')).toBe('a\\u000d\\u000ab\\u0000c')
  expect(show('a'.repeat(61))).toBe(`${'a'.repeat(60)}…`)
  expect(show({ a: [1] })).toBe('{"a":[1]}')
  expect(show(undefined)).toBe('undefined')
})

describe('a pause', () => {
  const parsePause = (pausedUntil: unknown, timezone = 'Asia/Tokyo') =>
    parsePreferences({ pausedUntil, timezone }, preferenceNames, context)

  test('a pause ends with the start of a day in the zone that is chosen in the same step', () => {
    const parsed = parsePause('2026-12-24')
    const { pausedUntil = 0 } = parsed.ok ? parsed.preferences : {}
    expect(new Date(pausedUntil).toISOString()).toBe('2026-12-23T15:00:00.000Z')
    expect(localDate(pausedUntil, 'Asia/Tokyo' as TimeZone)).toBe('2026-12-24')
  })

  test('a pause is no preference of a sign-up', () => {
    expect(parse({ pausedUntil: '2026-12-24' })).toEqual({ ok: true, preferences: defaults })
  })

  test.each([
    ['2026-11-23', 'past-date'],
    ['2020-01-01', 'past-date'],
    ['2026-02-30', 'not-a-date'],
    ['2036-01-01', 'not-a-date'],
    ['tomorrow', 'not-a-date'],
    [20261224, 'not-a-date'],
  ])('a pause until %s is refused', (given, code) => {
    const problem = { field: 'pausedUntil', code, given: String(given) }
    expect(parsePause(given)).toEqual({ ok: false, problems: [problem] })
  })
})
