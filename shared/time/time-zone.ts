import { Temporal } from 'temporal-polyfill'
import type { EpochMs } from './clock.ts'

/** An IANA time zone name that this runtime knows, such as `Europe/Berlin`. */
export type TimeZone = string & { readonly __brand: 'TimeZone' }

/** A calendar date, `YYYY-MM-DD`. Dates compare as strings. */
export type LocalDate = string

/**
 * The zone of a name, by the name that is in use today. Undefined for a name that no zone has, and for bare
 * offsets such as `+02:00`.
 */
export function parseTimeZone(name: string): TimeZone | undefined {
  if (!/^[A-Za-z]/.test(name)) return undefined
  // A list knows most names. The first format that a process makes takes a tenth of its cold start.
  if (zoneList().has(name)) return (renamed.get(name) ?? name) as TimeZone
  try {
    const { timeZone } = new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions()
    return (renamed.get(timeZone) ?? timeZone) as TimeZone
  } catch {
    return undefined
  }
}

let listed: ReadonlySet<string> | undefined
const zoneList = (): ReadonlySet<string> => {
  listed ??= new Set(['UTC', ...Intl.supportedValuesOf('timeZone')])
  return listed
}

/** All zones that a reader can choose from, in alphabetical order, by the names that are in use today. */
export function allTimeZones(): TimeZone[] {
  const names = [...zoneList()].map((name) => renamed.get(name) ?? name)
  return [...new Set(names)].sort() as TimeZone[]
}

/** Zones that ICU lists under a name that IANA gave up (the file `backward` of its database). */
const renamed: ReadonlyMap<string, string> = new Map([
  ['Africa/Asmera', 'Africa/Asmara'],
  ['America/Buenos_Aires', 'America/Argentina/Buenos_Aires'],
  ['America/Catamarca', 'America/Argentina/Catamarca'],
  ['America/Cordoba', 'America/Argentina/Cordoba'],
  ['America/Godthab', 'America/Nuuk'],
  ['America/Indianapolis', 'America/Indiana/Indianapolis'],
  ['America/Jujuy', 'America/Argentina/Jujuy'],
  ['America/Louisville', 'America/Kentucky/Louisville'],
  ['America/Mendoza', 'America/Argentina/Mendoza'],
  ['Asia/Calcutta', 'Asia/Kolkata'],
  ['Asia/Katmandu', 'Asia/Kathmandu'],
  ['Asia/Rangoon', 'Asia/Yangon'],
  ['Asia/Saigon', 'Asia/Ho_Chi_Minh'],
  ['Atlantic/Faeroe', 'Atlantic/Faroe'],
  ['Europe/Kiev', 'Europe/Kyiv'],
  ['Pacific/Enderbury', 'Pacific/Kanton'],
  ['Pacific/Ponape', 'Pacific/Pohnpei'],
  ['Pacific/Truk', 'Pacific/Chuuk'],
])

export function zoned(at: EpochMs, zone: TimeZone): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone)
}

export function localDate(at: EpochMs, zone: TimeZone): LocalDate {
  return zoned(at, zone).toPlainDate().toString()
}

/**
 * The instant at which the clocks of a zone show `hour`:00 on a date. If spring skips the hour, it is the
 * instant right after the gap. If autumn repeats the hour, the first one counts.
 */
export function atHour(date: Temporal.PlainDate, hour: number, zone: TimeZone): EpochMs {
  const wanted = date.toPlainDateTime(new Temporal.PlainTime(hour))
  const found = wanted.toZonedDateTime(zone)
  if (found.toPlainDateTime().equals(wanted)) return found.epochMilliseconds
  // Temporal moves on by the gap's length. That is too far if the hour is not the gap's first (Chatham skips
  // 2:45 to 3:45).
  const gapEnd = found.add({ nanoseconds: 1 }).getTimeZoneTransition('previous')
  return (gapEnd ?? found).epochMilliseconds
}
