import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import type { Item, ValueType } from './attribute-value.ts'
import { compileOperand, type Scope, valueAt } from './condition.ts'
import { addNumbers } from './decimal.ts'
import { invalid } from './dynamo-fault.ts'
import {
  inParentheses,
  type Mentioned,
  nothingMentioned,
  type Path,
  readOperand,
  readPath,
  wantType,
} from './expression.ts'
import { added, subtracted } from './set-arithmetic.ts'
import { type Tokens, tokens } from './tokens.ts'

/** One assignment; a value of undefined takes the attribute away. */
interface Action {
  readonly path: Path
  /** The value's placeholder, where it is assigned as it is. */
  readonly literal?: string
  readonly value: (scope: Scope) => AttributeValue | undefined
}

export interface UpdateExpression {
  readonly actions: readonly Action[]
  readonly mentioned: Mentioned
}

type ReadAction = (reading: Tokens, mentioned: Mentioned) => Action

export function parseUpdate(text: string): UpdateExpression {
  const reading = tokens(text)
  const mentioned = nothingMentioned()
  const actions: Action[] = []
  const seen = new Set<string>()
  while (reading.peek() !== '') {
    const section = reading.next().toUpperCase()
    const read = sections[section]
    if (!read) throw invalid(`Invalid UpdateExpression: Syntax error; token: "${section}" in "${text}"`)
    if (seen.has(section))
      throw invalid(`Invalid UpdateExpression: The "${section}" section can only be used once`)
    seen.add(section)
    do actions.push(read(reading, mentioned))
    while (reading.skip(','))
  }
  return { actions, mentioned }
}

const sections: Readonly<Record<string, ReadAction>> = {
  SET(reading, mentioned) {
    const path = readPath(reading, mentioned)
    reading.expect('=')
    const first = reading.peek()
    const left = readTerm(reading, mentioned)
    const sign = reading.skip('+') ? 1 : reading.skip('-') ? -1 : 0
    if (sign === 0) {
      const literal = first.startsWith(':') ? { literal: first } : {}
      return { path, ...literal, value: (scope) => left(scope) ?? missing() }
    }
    const second = reading.peek()
    const right = readTerm(reading, mentioned)
    const literals = [first, second].filter((token) => token.startsWith(':'))
    for (const value of literals) mentioned.typed.push({ value, allowed: ['N'] })
    return { path, value: (scope) => sum(left(scope) ?? missing(), right(scope) ?? missing(), sign) }
  },
  REMOVE: (reading, mentioned) => ({ path: readPath(reading, mentioned), value: () => undefined }),
  ADD(reading, mentioned) {
    const path = readPath(reading, mentioned)
    const operand = readTyped(reading, mentioned, ['N', 'SS', 'NS', 'BS'])
    return { path, value: (scope) => added(valueAt(scope.item, scope.names, path), operand(scope)) }
  },
  DELETE(reading, mentioned) {
    const path = readPath(reading, mentioned)
    const operand = readTyped(reading, mentioned, ['SS', 'NS', 'BS'])
    return { path, value: (scope) => subtracted(valueAt(scope.item, scope.names, path), operand(scope)) }
  },
}

function readTyped(reading: Tokens, mentioned: Mentioned, allowed: readonly ValueType[]): Action['value'] {
  const operand = readOperand(reading, mentioned)
  wantType(mentioned, [operand], allowed)
  return compileOperand(operand)
}

function readTerm(reading: Tokens, mentioned: Mentioned): Action['value'] {
  if (!/^[a-z]/.test(reading.peek())) return compileOperand(readOperand(reading, mentioned))
  const name = reading.next()
  if (name !== 'if_not_exists')
    throw new Error(`the DynamoDB in memory knows no "${name}" in an update: teach it`)
  const [there, otherwise, ...rest] = inParentheses(reading, () =>
    compileOperand(readOperand(reading, mentioned)),
  )
  if (!there || !otherwise || rest.length > 0) throw invalid('Incorrect number of operands for if_not_exists')
  return (scope) => there(scope) ?? otherwise(scope)
}

function missing(): never {
  throw invalid('The provided expression refers to an attribute that does not exist in the item')
}

function sum(left: AttributeValue, right: AttributeValue, sign: 1 | -1): AttributeValue {
  if (left.N === undefined || right.N === undefined) {
    throw invalid('An operand in the update expression has an incorrect data type')
  }
  return { N: addNumbers(left.N, right.N, sign) }
}

/** The paths that an update writes, with their names. Throws where two overlap, whatever the item. */
export function writtenPaths({ actions }: UpdateExpression, names: Scope['names']): readonly Path[] {
  const paths = actions.map(({ path }) =>
    path.map((step) => (typeof step === 'number' ? step : (names[step] ?? ''))),
  )
  refuseOverlaps(paths)
  return paths
}

/** The attributes that an update sets to values which are known without the item. */
export function assignedValues(update: UpdateExpression, paths: readonly Path[], values: Item): Item {
  const assigned: Record<string, AttributeValue> = {}
  for (const [place, { literal }] of update.actions.entries()) {
    const [name, ...deeper] = paths[place] ?? []
    const value = literal === undefined ? undefined : values[literal]
    if (value && deeper.length === 0) assigned[String(name)] = value
  }
  return assigned
}

/** The item after an update. Every right side sees the item as it was before. */
export function applyUpdate(update: UpdateExpression, paths: readonly Path[], scope: Scope): Item {
  const values = update.actions.map(({ value }) => value(scope))
  const item: Record<string, AttributeValue> = { ...scope.item }
  for (const [place, path] of paths.entries()) put(item, path, values[place])
  return item
}

function refuseOverlaps(paths: readonly Path[]): void {
  for (const [place, path] of paths.entries()) {
    for (let other = 0; other < place; other++) {
      const known = paths[other] ?? []
      const shared = Math.min(path.length, known.length)
      let same = 0
      while (same < shared && path[same] === known[same]) same++
      if (same === shared) {
        throw invalid(
          `Invalid UpdateExpression: Two document paths overlap with each other: ${path.join('.')}`,
        )
      }
    }
  }
}

/** Copies what it changes, since stored values are shared between versions. */
function put(into: Record<string, AttributeValue>, path: Path, value: AttributeValue | undefined): void {
  const [step, ...rest] = path
  if (typeof step !== 'string')
    throw new Error('the DynamoDB in memory does not write places of lists: teach it')
  if (rest.length === 0) {
    if (value) into[step] = value
    else delete into[step]
    return
  }
  const inner = into[step]?.M
  if (!inner) throw invalid('The document path provided in the update expression is invalid for update')
  const copy = { ...inner }
  into[step] = { M: copy }
  put(copy, rest, value)
}
