import { describe, expect, test } from 'vitest'
import { momentToPlay } from '../../../infra/local/moment-to-play.ts'
import { hourMs } from '../../../shared/time/clock.ts'
import { allTimeZones, atHour, zoned } from '../../../shared/time/time-zone.ts'
import { anEdition } from '../../fakes/an-edition.ts'

describe('the moment that the start proposes', () => {
  test('the proposed moment is past eight o’clock of the next day in every zone, at every hour, even as clocks change', () => {
    const zones = allTimeZones()
    for (const day of ['2026-03-28', '2026-10-24', '2026-10-31', '2026-11-23']) {
      for (let hour = 0; hour < 24; hour++) {
        const now = Date.parse(`${day}T00:59:00Z`) + hour * hourMs
        const proposed = Date.parse(momentToPlay(now, undefined))
        const late = zones.filter((zone) => {
          const tomorrow = zoned(now, zone).toPlainDate().add({ days: 1 })
          return atHour(tomorrow, 8, zone) > proposed
        })
        expect(late).toEqual([])
      }
    }
  })

  test('the proposed moment is a later one after it was played', () => {
    const now = Date.parse('2026-11-23T10:20:00Z')
    const first = momentToPlay(now, undefined)
    expect(first).toBe('2026-11-24T20:00:00Z')
    const played = anEdition(24, { publishedAt: Date.parse(first) })
    expect(momentToPlay(now, played)).toBe('2026-11-26T06:00:00Z')
  })
})
