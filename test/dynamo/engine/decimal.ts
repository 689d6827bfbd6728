/**
 * DynamoDB's numbers: decimals of up to 38 digits, not doubles. Whole numbers that a double holds exactly, which is
 * all that production writes and compares in bulk, take a short way.
 */
const short = /^-?[0-9]{1,15}$/
const syntax = /^([+-]?)([0-9]*)(?:\.([0-9]*))?(?:[eE]([+-]?[0-9]+))?$/
const mostDigits = 38

/** digits × 10^exponent, without trailing zeros. */
interface Decimal {
  readonly digits: bigint
  readonly exponent: number
}

/** Returns undefined for a text that DynamoDB does not take for a number. */
function parse(text: string): Decimal | undefined {
  const [, sign = '', whole = '', fraction = '', power = '0'] = syntax.exec(text) ?? []
  if (whole === '' && fraction === '') return undefined
  const stripped = `${whole}${fraction}`.replace(/^0+/, '')
  const significant = stripped.replace(/0+$/, '')
  if (significant === '') return { digits: 0n, exponent: 0 }
  const exponent = Number(power) - fraction.length + stripped.length - significant.length
  const magnitude = exponent + significant.length - 1
  if (significant.length > mostDigits || magnitude > 125 || magnitude < -130) return undefined
  return { digits: BigInt(`${sign === '-' ? '-' : ''}${significant}`), exponent }
}

function known(text: string): Decimal {
  const parsed = parse(text)
  if (!parsed) throw new Error(`${JSON.stringify(text)} is no number of DynamoDB's`)
  return parsed
}

export function isNumber(text: string): boolean {
  return short.test(text) || parse(text) !== undefined
}

/** As DynamoDB gives it back: no exponent, no needless zero. */
export function canonicalNumber(text: string): string {
  if (short.test(text)) return String(Number(text))
  return write(known(text))
}

function write({ digits, exponent }: Decimal): string {
  const isNegative = digits < 0n
  const all = String(isNegative ? -digits : digits)
  const whole = exponent >= 0 ? all + '0'.repeat(exponent) : all.slice(0, exponent) || '0'
  const fraction = exponent >= 0 ? '' : all.padStart(-exponent, '0').slice(exponent)
  return `${isNegative ? '-' : ''}${whole}${fraction && `.${fraction}`}`
}

/** Negative, 0 or positive. */
export function compareNumbers(left: string, right: string): number {
  if (short.test(left) && short.test(right)) return Number(left) - Number(right)
  const [a, b] = aligned(left, right)
  return a < b ? -1 : a > b ? 1 : 0
}

export function addNumbers(left: string, right: string, sign: 1 | -1): string {
  if (short.test(left) && short.test(right)) return String(Number(left) + sign * Number(right))
  const [a, b, exponent] = aligned(left, right)
  const digits = sign === 1 ? a + b : a - b
  return canonicalNumber(`${digits}e${exponent}`)
}

/** Both as whole multiples of one power of ten. */
function aligned(left: string, right: string): [bigint, bigint, number] {
  const [a, b] = [known(left), known(right)]
  const exponent = Math.min(a.exponent, b.exponent)
  const scale = (number: Decimal): bigint => number.digits * 10n ** BigInt(number.exponent - exponent)
  return [scale(a), scale(b), exponent]
}
