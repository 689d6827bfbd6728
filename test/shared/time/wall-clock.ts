import type { EpochMs } from '../../../shared/time/clock.ts'
import type { TimeZone } from '../../../shared/time/time-zone.ts'

/** The time that the clocks of a zone show, by Intl.DateTimeFormat, which shares no code with the zone arithmetic. */
export interface WallClock {
  /** `YYYY-MM-DD` */
  readonly date: string
  /** `HH:MM:SS` */
  readonly time: string
  /** `Mon` … `Sun` */
  readonly weekday: string
}

const formats = new Map<TimeZone, Intl.DateTimeFormat>()

export function wallClock(at: EpochMs, zone: TimeZone): WallClock {
  const format = formats.get(zone) ?? formatFor(zone)
  formats.set(zone, format)
  const part = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]))
  return {
    date: `${part.year}-${part.month}-${part.day}`,
    time: `${part.hour}:${part.minute}:${part.second}`,
    weekday: `${part.weekday}`,
  }
}

function formatFor(timeZone: TimeZone): Intl.DateTimeFormat {
  const twoDigits = {
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  } as const
  return new Intl.DateTimeFormat('en', {
    timeZone,
    year: 'numeric',
    weekday: 'short',
    hourCycle: 'h23',
    ...twoDigits,
  })
}
