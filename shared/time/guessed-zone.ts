import { parseTimeZone, type TimeZone } from './time-zone.ts'

/** Zones without summer time for offsets that are no whole hour; and with it, where no other has the offset. */
const zonesOfOffsets: ReadonlyMap<string, string> = new Map([
  ['-09:30', 'Pacific/Marquesas'],
  ['-03:30', 'America/St_Johns'],
  ['+03:30', 'Asia/Tehran'],
  ['+04:30', 'Asia/Kabul'],
  ['+05:30', 'Asia/Kolkata'],
  ['+05:45', 'Asia/Kathmandu'],
  ['+06:30', 'Asia/Yangon'],
  ['+08:45', 'Australia/Eucla'],
  ['+09:30', 'Australia/Darwin'],
  ['+10:30', 'Australia/Lord_Howe'],
  ['+12:45', 'Pacific/Chatham'],
])

/**
 * The zone that a browser means. A browser may name a fixed offset, such as `-03:00` or `UTC+3`. Undefined for a name
 * that says nothing (`Etc/Unknown`), and for one that this runtime does not know yet.
 */
export function guessedTimeZone(name: string): TimeZone | undefined {
  const plain = name.trim()
  return parseTimeZone(plain) ?? parseTimeZone(plain.replaceAll(' ', '_')) ?? zoneOfOffset(plain)
}

function zoneOfOffset(text: string): TimeZone | undefined {
  if (/^z$/i.test(text)) return parseTimeZone('UTC')
  const found = /^(?:UTC|GMT|Etc\/UTC)?\s*([+\u2212-])(\d{1,2})(?::?([0-5]\d))?(?::?00)?$/i.exec(text)
  if (!found) return undefined
  const [, sign, hours = '', minutes = '00'] = found
  const isEast = sign === '+'
  const name = zonesOfOffsets.get(`${isEast ? '+' : '-'}${hours.padStart(2, '0')}:${minutes}`)
  if (name !== undefined) return parseTimeZone(name)
  if (minutes !== '00') return undefined
  if (Number(hours) === 0) return parseTimeZone('UTC')
  // The signs of these names are the other way round: `Etc/GMT+3` is three hours behind Greenwich.
  return parseTimeZone(`Etc/GMT${isEast ? '-' : '+'}${Number(hours)}`)
}
