import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import { canonicalNumber, compareNumbers, isNumber } from './decimal.ts'
import { invalid } from './dynamo-fault.ts'

export type Item = Readonly<Record<string, AttributeValue>>

export const valueTypes = ['S', 'N', 'B', 'BOOL', 'NULL', 'M', 'L', 'SS', 'NS', 'BS'] as const
export type ValueType = (typeof valueTypes)[number]

export function typeOf(value: AttributeValue): ValueType {
  // Nearly all keys take this way.
  if (value.S !== undefined) return 'S'
  if (value.N !== undefined) return 'N'
  for (const type in value) {
    if ((valueTypes as readonly string[]).includes(type)) return type as ValueType
  }
  throw invalid('Supplied AttributeValue is empty, must contain exactly one of the supported datatypes')
}

/** Equal in type and value; sets in any order, numbers however they are written. */
export function equal(left: AttributeValue, right: AttributeValue): boolean {
  if (left.S !== undefined) return left.S === right.S
  if (left.N !== undefined) return right.N !== undefined && compareNumbers(left.N, right.N) === 0
  const type = typeOf(left)
  if (type !== typeOf(right)) return false
  return canonicalText(left) === canonicalText(right)
}

/** Negative, 0 or positive; undefined where DynamoDB knows no order: different types, or none of S, N and B. */
export function compare(left: AttributeValue, right: AttributeValue): number | undefined {
  if (left.N !== undefined && right.N !== undefined) return compareNumbers(left.N, right.N)
  if (left.S !== undefined && right.S !== undefined) return compareTexts(left.S, right.S)
  if (left.B !== undefined && right.B !== undefined) return Buffer.compare(left.B, right.B)
  return undefined
}

/** By UTF-8 bytes, which is not JavaScript's order where surrogates meet the end of the basic plane. */
export function compareTexts(left: string, right: string): number {
  if (left === right) return 0
  const hasSurrogates = /[\uD800-\uDFFF]/
  if (hasSurrogates.test(left) || hasSurrogates.test(right)) {
    return Buffer.compare(Buffer.from(left), Buffer.from(right))
  }
  return left < right ? -1 : 1
}

/** One text for equal values, different texts for different ones. Also what keys are looked up by. */
export function canonicalText(value: AttributeValue): string {
  const type = typeOf(value)
  switch (type) {
    case 'S':
      return `S${value.S}`
    case 'N':
      return `N${canonicalNumber(value.N ?? '')}`
    case 'B':
      return `B${Buffer.from(value.B ?? []).toString('base64')}`
    case 'M':
      return `M${JSON.stringify(
        Object.entries(value.M ?? {})
          .map(([name, v]) => [name, canonicalText(v)])
          .sort(),
      )}`
    case 'L':
      return `L${JSON.stringify((value.L ?? []).map(canonicalText))}`
    case 'NS':
      return `NS${JSON.stringify((value.NS ?? []).map(canonicalNumber).sort())}`
    case 'SS':
      return `SS${JSON.stringify([...(value.SS ?? [])].sort())}`
    default:
      return `${type}${JSON.stringify(value[type])}`
  }
}

/** Throws what DynamoDB refuses; returns the value as DynamoDB gives it back. */
export function accepted(value: AttributeValue): AttributeValue {
  if (value.S !== undefined || value.BOOL !== undefined || value.NULL !== undefined) return value
  if (value.N !== undefined) {
    if (!isNumber(value.N)) throw invalid('The parameter cannot be converted to a numeric value')
    const canonical = canonicalNumber(value.N)
    return canonical === value.N ? value : { N: canonical }
  }
  const type = typeOf(value)
  if (type === 'M') {
    return { M: Object.fromEntries(Object.entries(value.M ?? {}).map(([name, v]) => [name, accepted(v)])) }
  }
  if (type === 'L') return { L: (value.L ?? []).map(accepted) }
  const members: readonly unknown[] = value.SS ?? value.NS ?? value.BS ?? [0]
  if (members.length === 0)
    throw invalid('One or more parameter values were invalid: An set may not be empty')
  if (value.NS) return { NS: value.NS.map((member) => accepted({ N: member }).N ?? '') }
  const distinct = new Set(members.map((member) => String(member)))
  if (distinct.size < members.length) {
    throw invalid('One or more parameter values were invalid: Input collection contains duplicates')
  }
  return value
}

/** Bytes that a value counts for, by the developer guide's rules for item sizes. */
export function sizeOfValue(value: AttributeValue): number {
  if (value.S !== undefined) return Buffer.byteLength(value.S)
  if (value.N !== undefined) return sizeOfNumber(value.N)
  if (value.M !== undefined) return 3 + Object.keys(value.M).length + sizeOfItem(value.M)
  if (value.L !== undefined) return value.L.reduce((sum, each) => sum + 1 + sizeOfValue(each), 3)
  if (value.SS !== undefined) return value.SS.reduce((sum, each) => sum + Buffer.byteLength(each), 0)
  if (value.NS !== undefined) return value.NS.reduce((sum, each) => sum + sizeOfNumber(each), 0)
  if (value.B !== undefined) return value.B.length
  if (value.BS !== undefined) return value.BS.reduce((sum, each) => sum + each.length, 0)
  return 1
}

/** "Approximately (length of attribute name) + (1 byte per two significant digits) + (1 byte)". */
function sizeOfNumber(text: string): number {
  const significant = text.length - (text.startsWith('-') ? 1 : 0) - (text.includes('.') ? 1 : 0)
  return 1 + Math.ceil(significant / 2)
}

export function sizeOfItem(item: Item): number {
  let size = 0
  for (const name in item) {
    const value = item[name]
    if (value) size += Buffer.byteLength(name) + sizeOfValue(value)
  }
  return size
}
