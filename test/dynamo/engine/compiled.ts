import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import { accepted, compare, type Item, typeOf } from './attribute-value.ts'
import { compileCondition, type Scope, type Test } from './condition.ts'
import { invalid } from './dynamo-fault.ts'
import {
  type Condition,
  type Mentioned,
  nothingMentioned,
  type Path,
  parseCondition,
  readPath,
} from './expression.ts'
import { tokens } from './tokens.ts'
import { parseUpdate, type UpdateExpression } from './update-expression.ts'

export interface CompiledCondition {
  readonly condition: Condition
  readonly test: Test
  readonly mentioned: Mentioned
}

export interface Projection {
  readonly paths: readonly Path[]
  readonly mentioned: Mentioned
}

/** Production sends few different texts, so each is compiled once. */
function cached<T>(read: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>()
  return (text) => {
    const found = known.get(text)
    if (found !== undefined) return found
    const made = read(text)
    known.set(text, made)
    return made
  }
}

export const compiledCondition = cached((text): CompiledCondition => {
  const { condition, mentioned } = parseCondition(text)
  return { condition, test: compileCondition(condition), mentioned }
})

export const compiledUpdate: (text: string) => UpdateExpression = cached(parseUpdate)

export const compiledProjection = cached((text): Projection => {
  const mentioned = nothingMentioned()
  const reading = tokens(text)
  const paths = [readPath(reading, mentioned)]
  while (reading.skip(',')) paths.push(readPath(reading, mentioned))
  if (reading.peek() !== '')
    throw invalid(`Invalid ProjectionExpression: Syntax error; token: "${reading.peek()}"`)
  return { paths, mentioned }
})

interface Placeholders {
  readonly ExpressionAttributeNames?: Record<string, string> | undefined
  readonly ExpressionAttributeValues?: Record<string, AttributeValue> | undefined
}

const nothing: Readonly<Record<string, never>> = {}

/** The tables of names and values beside some expressions. Throws where one lacks an entry or has one too many. */
export function scopeOf(
  input: Placeholders,
  expressions: readonly ({ readonly mentioned: Mentioned } | undefined)[],
): Omit<Scope, 'item'> {
  const names = input.ExpressionAttributeNames ?? nothing
  const given = input.ExpressionAttributeValues ?? nothing
  for (const expression of expressions) {
    if (!expression) continue
    refuseUndefined(expression.mentioned, names, given)
    refuseTypes(expression.mentioned, given)
  }
  for (const name in names) {
    if (!expressions.some((expression) => expression?.mentioned.names.has(name))) throw unused('Names', name)
  }
  const values: Record<string, AttributeValue> = {}
  for (const value in given) {
    if (!expressions.some((expression) => expression?.mentioned.values.has(value)))
      throw unused('Values', value)
    values[value] = accepted(given[value] as AttributeValue)
  }
  return { names, values }
}

function refuseUndefined(mentioned: Mentioned, names: object, values: object): void {
  for (const name of mentioned.names) {
    if (name in names) continue
    throw invalid(
      `An expression attribute name used in the document path is not defined; attribute name: ${name}`,
    )
  }
  for (const value of mentioned.values) {
    if (value in values) continue
    throw invalid(
      `An expression attribute value used in expression is not defined; attribute value: ${value}`,
    )
  }
}

function refuseTypes({ typed, ranges }: Mentioned, values: Readonly<Record<string, AttributeValue>>): void {
  for (const { value, allowed } of typed) {
    const given = values[value]
    if (!given || allowed.includes(typeOf(given))) continue
    throw invalid(
      `Incorrect operand type for operator or function; ${value} is ${typeOf(given)}: ${allowed.join(', ')}`,
    )
  }
  for (const { low, high } of ranges) {
    const [from, to] = [values[low], values[high]]
    const order = from && to && compare(from, to)
    if (order !== undefined && order <= 0) continue
    throw invalid('The BETWEEN operator requires bounds of the same data type, the lower one first')
  }
}

function unused(table: 'Names' | 'Values', placeholder: string): Error {
  return invalid(
    `Value provided in ExpressionAttribute${table} unused in expressions: keys: {${placeholder}}`,
  )
}

/** The named attributes of an item, nested ones in their maps. */
export function project(item: Item, { paths }: Projection, names: Scope['names']): Item {
  const found: Record<string, AttributeValue> = {}
  for (const path of paths) {
    if (path.some((step) => typeof step === 'number')) {
      throw new Error('the DynamoDB in memory does not project places of lists: teach it')
    }
    copyPath(
      item,
      found,
      path.map((step) => names[step] ?? ''),
    )
  }
  return found
}

function copyPath(
  from: Item,
  into: Record<string, AttributeValue>,
  [name = '', ...rest]: readonly string[],
): void {
  const value = from[name]
  if (!value) return
  if (rest.length === 0) {
    into[name] = value
    return
  }
  if (!value.M) return
  const inner = { ...into[name]?.M }
  copyPath(value.M, inner, rest)
  if (Object.keys(inner).length > 0) into[name] = { M: inner }
}
