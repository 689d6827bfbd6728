import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import { compare, equal, type Item } from './attribute-value.ts'
import { invalid } from './dynamo-fault.ts'
import type { Comparator, Condition, Operand, Path } from './expression.ts'

/** The item and the tables that an expression is evaluated on. */
export interface Scope {
  readonly item: Item
  readonly names: Readonly<Record<string, string>>
  readonly values: Item
}

export type Test = (scope: Scope) => boolean
type Value = (scope: Scope) => AttributeValue | undefined

/** The condition as a function, made once per text. */
export function compileCondition(condition: Condition): Test {
  switch (condition.kind) {
    case 'and': {
      const [left, right] = [compileCondition(condition.left), compileCondition(condition.right)]
      return (scope) => left(scope) && right(scope)
    }
    case 'or': {
      const [left, right] = [compileCondition(condition.left), compileCondition(condition.right)]
      return (scope) => left(scope) || right(scope)
    }
    case 'not': {
      const inner = compileCondition(condition.inner)
      return (scope) => !inner(scope)
    }
    case 'compare': {
      const [left, right] = [compileOperand(condition.left), compileOperand(condition.right)]
      const holds = comparisons[condition.by]
      return (scope) => holds(left(scope), right(scope))
    }
    case 'between': {
      const [value, low, high] = [condition.operand, condition.low, condition.high].map(compileOperand)
      return (scope) =>
        comparisons['>='](value?.(scope), low?.(scope)) && comparisons['<='](value?.(scope), high?.(scope))
    }
    case 'in': {
      const value = compileOperand(condition.operand)
      const list = condition.list.map(compileOperand)
      return (scope) => list.some((each) => comparisons['='](value(scope), each(scope)))
    }
    case 'exists':
      return ({ item, names }) => valueAt(item, names, condition.path) !== undefined
    case 'notExists':
      return ({ item, names }) => valueAt(item, names, condition.path) === undefined
    case 'beginsWith': {
      const [value, part] = [compileOperand(condition.operand), compileOperand(condition.part)]
      return (scope) => beginsWith(value(scope), part(scope))
    }
    case 'contains': {
      const [value, part] = [compileOperand(condition.operand), compileOperand(condition.part)]
      return (scope) => contains(value(scope), part(scope))
    }
  }
}

export function compileOperand(operand: Operand): Value {
  if (operand.kind === 'value') return ({ values }) => values[operand.value]
  return ({ item, names }) => valueAt(item, names, operand.path)
}

export function valueAt(item: Item, names: Scope['names'], path: Path): AttributeValue | undefined {
  let found: AttributeValue | undefined = item[names[path[0] as string] ?? '']
  for (let depth = 1; depth < path.length && found; depth++) {
    const step = path[depth]
    found = typeof step === 'number' ? found.L?.[step] : found.M?.[names[step ?? ''] ?? '']
  }
  return found
}

type Comparison = (left: AttributeValue | undefined, right: AttributeValue | undefined) => boolean

function ordered(holds: (order: number) => boolean): Comparison {
  return (left, right) => {
    const order = left && right && compare(left, right)
    return order !== undefined && holds(order)
  }
}

/** An absent value is equal to nothing and different from everything. Different types have no order. */
const comparisons: Readonly<Record<Comparator, Comparison>> = {
  '=': (left, right) => left !== undefined && right !== undefined && equal(left, right),
  '<>': (left, right) => left === undefined || right === undefined || !equal(left, right),
  '<': ordered((order) => order < 0),
  '<=': ordered((order) => order <= 0),
  '>': ordered((order) => order > 0),
  '>=': ordered((order) => order >= 0),
}

const beginsWith: Comparison = (value, part) => {
  if (part && part.S === undefined && part.B === undefined) {
    throw invalid('Invalid expression: Incorrect operand type for operator or function; begins_with')
  }
  if (value?.B && part?.B) return Buffer.from(value.B).subarray(0, part.B.length).equals(part.B)
  return value?.S !== undefined && part?.S !== undefined && value.S.startsWith(part.S)
}

const contains: Comparison = (value, part) => {
  if (!value || !part) return false
  if (value.S !== undefined) return part.S !== undefined && value.S.includes(part.S)
  const members: readonly AttributeValue[] =
    value.L ??
    value.SS?.map((S) => ({ S })) ??
    value.NS?.map((N) => ({ N })) ??
    value.BS?.map((B) => ({ B })) ??
    []
  return members.some((member) => equal(member, part))
}
