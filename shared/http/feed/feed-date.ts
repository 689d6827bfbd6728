import { type EpochMs, hourMs } from '../../time/clock.ts'

/** W3C's profile of ISO 8601, as in Atom (RFC 3339) and Dublin Core. */
const iso =
  /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ](\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?\s*(Z|[+-]\d{2}:?\d{2})?)?$/i
/** RFC 822 and its successors, as in RSS 2.0. */
const rfc822 =
  /^(?:[A-Za-z]{2,9}\.?[,\s]\s*)?(\d{1,2})[\s-]+([A-Za-z]{3,9})\.?[\s-]+(\d{4}|\d{2})(?:,?\s+(\d{1,2}):(\d{2})(?::(\d{2}))?\s*([A-Za-z]{1,5}|[+-]\d{2}:?\d{2})?)?$/

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
/** In hours. A zone that is not here counts as UTC. */
const zones: Readonly<Record<string, number>> = {
  est: -5,
  edt: -4,
  cst: -6,
  cdt: -5,
  mst: -7,
  mdt: -6,
  pst: -8,
  pdt: -7,
  bst: 1,
  cet: 1,
  cest: 2,
  jst: 9,
}

/** The moment that a feed writes; in UTC where it names no zone. Undefined for anything that is not a date. */
export function parseFeedDate(text: string): EpochMs | undefined {
  const trimmed = text.trim().slice(0, 60)
  const [all, year, month, day, hour, minute, second, zone] = iso.exec(trimmed) ?? []
  if (all !== undefined)
    return moment([Number(year), Number(month), Number(day)], [hour, minute, second], zone)
  const [found, date, name = '', years = '', ...time] = rfc822.exec(trimmed) ?? []
  if (found === undefined) return undefined
  const place = months.indexOf(name.slice(0, 3).toLowerCase())
  const century = years.length === 2 ? (Number(years) < 70 ? 2000 : 1900) : 0
  return moment([century + Number(years), place + 1, Number(date)], time, time[3])
}

type Digits = readonly (string | undefined)[]

function moment(
  [year, month, day]: readonly [number, number, number],
  [hour = '0', minute = '0', second = '0']: Digits,
  zone: string | undefined,
): EpochMs | undefined {
  const midnight = Date.UTC(year, month - 1, day)
  const isDate = new Date(midnight).getUTCDate() === day && month >= 1 && month <= 12
  if (!isDate || Number(hour) > 24 || Number(minute) > 59 || Number(second) > 60) return undefined
  const time = Date.UTC(year, month - 1, day, Number(hour), Number(minute), Number(second))
  return time - offsetMs(zone ?? '')
}

function offsetMs(zone: string): number {
  const [, sign, hours, minutes] = /^([+-])(\d{2}):?(\d{2})$/.exec(zone) ?? []
  if (sign === undefined) return (zones[zone.toLowerCase()] ?? 0) * hourMs
  return (sign === '-' ? -1 : 1) * (Number(hours) + Number(minutes) / 60) * hourMs
}
