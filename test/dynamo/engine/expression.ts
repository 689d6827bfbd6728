import type { ValueType } from './attribute-value.ts'
import { invalid } from './dynamo-fault.ts'
import { type Tokens, tokens } from './tokens.ts'

/** Names by their placeholders, list places by their number. */
export type Path = readonly (string | number)[]

export type Operand =
  | { readonly kind: 'path'; readonly path: Path }
  | { readonly kind: 'value'; readonly value: string }

export const comparators = ['=', '<>', '<', '<=', '>', '>='] as const
export type Comparator = (typeof comparators)[number]

export type Condition =
  | { readonly kind: 'and' | 'or'; readonly left: Condition; readonly right: Condition }
  | { readonly kind: 'not'; readonly inner: Condition }
  | { readonly kind: 'compare'; readonly by: Comparator; readonly left: Operand; readonly right: Operand }
  | { readonly kind: 'between'; readonly operand: Operand; readonly low: Operand; readonly high: Operand }
  | { readonly kind: 'in'; readonly operand: Operand; readonly list: readonly Operand[] }
  | { readonly kind: 'exists' | 'notExists'; readonly path: Path }
  | { readonly kind: 'beginsWith' | 'contains'; readonly operand: Operand; readonly part: Operand }

/** The placeholders that an expression mentions. */
export interface Mentioned {
  readonly names: Set<string>
  readonly values: Set<string>
  /** The types that a value may have in its place. Other types are refused, whatever the item. */
  readonly typed: { readonly value: string; readonly allowed: readonly ValueType[] }[]
  /** Bounds that must be of one type and in order. */
  readonly ranges: { readonly low: string; readonly high: string }[]
}

const orderedTypes: readonly ValueType[] = ['S', 'N', 'B']

export function nothingMentioned(): Mentioned {
  return { names: new Set(), values: new Set(), typed: [], ranges: [] }
}

export function parseCondition(text: string): {
  readonly condition: Condition
  readonly mentioned: Mentioned
} {
  const reading = tokens(text)
  const mentioned = nothingMentioned()
  const condition = either(reading, mentioned)
  if (reading.peek() !== '')
    throw invalid(`Invalid expression: Syntax error; token: "${reading.peek()}" in "${text}"`)
  return { condition, mentioned }
}

function either(reading: Tokens, mentioned: Mentioned): Condition {
  let left = both(reading, mentioned)
  while (reading.skip('OR')) left = { kind: 'or', left, right: both(reading, mentioned) }
  return left
}

function both(reading: Tokens, mentioned: Mentioned): Condition {
  let left = negated(reading, mentioned)
  while (reading.skip('AND')) left = { kind: 'and', left, right: negated(reading, mentioned) }
  return left
}

function negated(reading: Tokens, mentioned: Mentioned): Condition {
  return reading.skip('NOT')
    ? { kind: 'not', inner: negated(reading, mentioned) }
    : single(reading, mentioned)
}

function single(reading: Tokens, mentioned: Mentioned): Condition {
  if (reading.skip('(')) {
    const inner = either(reading, mentioned)
    reading.expect(')')
    return inner
  }
  if (/^[a-z]/.test(reading.peek())) return called(reading, mentioned)
  const left = readOperand(reading, mentioned)
  if (reading.skip('BETWEEN')) {
    const low = readOperand(reading, mentioned)
    reading.expect('AND')
    const high = readOperand(reading, mentioned)
    wantType(mentioned, [low, high], orderedTypes)
    if (low.kind === 'value' && high.kind === 'value') {
      mentioned.ranges.push({ low: low.value, high: high.value })
    }
    return { kind: 'between', operand: left, low, high }
  }
  if (reading.skip('IN')) {
    const list = inParentheses(reading, () => readOperand(reading, mentioned))
    return { kind: 'in', operand: left, list }
  }
  const symbol = reading.next()
  const by = comparators.find((comparator) => comparator === symbol)
  if (!by) throw invalid(`Invalid expression: Syntax error; "${symbol}" is no comparator`)
  const right = readOperand(reading, mentioned)
  refuseSame(left, right)
  if (by !== '=' && by !== '<>') wantType(mentioned, [left, right], orderedTypes)
  return { kind: 'compare', by, left, right }
}

function refuseSame(first: Operand, other: Operand): void {
  if (JSON.stringify(first) !== JSON.stringify(other)) return
  throw invalid(
    'The first operand must be distinct from the remaining operands for this operator or function',
  )
}

/** Function names are case-sensitive. */
function called(reading: Tokens, mentioned: Mentioned): Condition {
  const name = reading.next()
  if (name === 'attribute_exists' || name === 'attribute_not_exists') {
    const [path = []] = inParentheses(reading, () => readPath(reading, mentioned))
    return { kind: name === 'attribute_exists' ? 'exists' : 'notExists', path }
  }
  if (name === 'begins_with' || name === 'contains') {
    const [operand, part, ...rest] = inParentheses(reading, () => readOperand(reading, mentioned))
    if (!operand || !part || rest.length > 0) throw invalid(`Incorrect number of operands for ${name}`)
    refuseSame(operand, part)
    if (name === 'begins_with') wantType(mentioned, [operand, part], ['S', 'B'])
    return { kind: name === 'contains' ? 'contains' : 'beginsWith', operand, part }
  }
  throw new Error(
    `the DynamoDB in memory knows no "${name}" in a condition: teach it, or write names as #name`,
  )
}

export function inParentheses<T>(reading: Tokens, read: () => T): T[] {
  reading.expect('(')
  const found = [read()]
  while (reading.skip(',')) found.push(read())
  reading.expect(')')
  return found
}

/** Only values are checked: the type of an attribute depends on the item. */
export function wantType(
  mentioned: Mentioned,
  operands: readonly Operand[],
  allowed: readonly ValueType[],
): void {
  for (const operand of operands) {
    if (operand.kind === 'value') mentioned.typed.push({ value: operand.value, allowed })
  }
}

export function readOperand(reading: Tokens, mentioned: Mentioned): Operand {
  if (!reading.peek().startsWith(':')) return { kind: 'path', path: readPath(reading, mentioned) }
  const value = reading.next()
  mentioned.values.add(value)
  return { kind: 'value', value }
}

export function readPath(reading: Tokens, mentioned: Mentioned): Path {
  const path: (string | number)[] = [readName(reading, mentioned)]
  for (;;) {
    if (reading.skip('.')) path.push(readName(reading, mentioned))
    else if (reading.peek().startsWith('[')) path.push(Number(reading.next().slice(1, -1)))
    else return path
  }
}

function readName(reading: Tokens, mentioned: Mentioned): string {
  const name = reading.next()
  if (/^[^\w#]/.test(name)) throw invalid(`Invalid expression: Syntax error; token: "${name}"`)
  // AWS refuses 573 reserved words as bare names; here no bare name passes.
  if (!name.startsWith('#')) throw new Error(`the DynamoDB in memory wants names as #name, not "${name}"`)
  mentioned.names.add(name)
  return name
}
