const year = String.raw`(?:1[5-9]|20|21)\d\d`
const month = '(?:0?[1-9]|1[0-2])'
const dayOfMonth = '(?:0?[1-9]|[12]\\d|3[01])'

/** Long numbers that papers write about, by how they are written. */
const shapes: readonly RegExp[] = [
  new RegExp(`^${year}(?:[ /-]+${year})*$`),
  new RegExp(`^${year}([-./])${month}\\1${dayOfMonth}$`),
  new RegExp(`^${dayOfMonth}([-./])${dayOfMonth}\\1${year}$`),
  // Decimal numbers, one or several: `38.331`, `0.001-0.0001`
  /^\d+\.\d+(?:[-/ ]+\d+\.\d+)*$/,
  // Thousands, and round numbers: `10 000 000`, `1000-10000`, `850 500 200`
  /^[1-9]\d{0,2}(?: 000)+$/,
  /^[1-9]\d{0,2}0{2,}(?:[ /-]+[1-9]\d{0,2}0{2,})*$/,
  /^[1-9]\d{0,2}0(?:[ /-]+[1-9]\d{0,2}0)+$/,
  // A fraction: `1/1000000`
  /^1\/\d+$/,
  // An IP address or a network: `192.168.0.0/16`
  /^\d{1,3}(?:\.\d{1,3}){3}(?:\/\d{1,2})?$/,
  // A substance's CAS number: `1234567-89-0`
  /^\d{2,7}-\d{2}-\d$/,
]

/** Is a number with many digits one that papers write about, rather than one to dial? */
export function isOtherNumber(text: string): boolean {
  return shapes.some((shape) => shape.test(text)) || arePowersOfTwo(text) || isBookOrJournal(text)
}

/** Sizes: `1024 2048`, `4096-8192`; and one large size, or the largest number below it: `2147483647` */
function arePowersOfTwo(text: string): boolean {
  const [first = '', ...others] = text.split(/[ /-]/)
  const isPower = (number: number): boolean => Number.isInteger(Math.log2(number))
  if (others.length === 0) return isPower(Number(first)) || isPower(Number(first) + 1)
  return [first, ...others].every((group) => isPower(Number(group || 0)))
}

/** An ISBN or an ISSN with the right check digit. */
function isBookOrJournal(text: string): boolean {
  if (!/^[\d -]+$/.test(text)) return false
  const digits = [...text.replace(/\D/g, '')].map(Number)
  const sum = (weight: (place: number) => number): number =>
    digits.reduce((total, digit, place) => total + digit * weight(place), 0)
  if (digits.length === 13 && /^97[89]/.test(text))
    return sum((place) => (place % 2 === 1 ? 3 : 1)) % 10 === 0
  if (digits.length === 10 && text.includes('-')) return sum((place) => 10 - place) % 11 === 0
  return /^\d{4}-\d{4}$/.test(text) && sum((place) => 8 - place) % 11 === 0
}
