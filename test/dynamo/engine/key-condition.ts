import { canonicalText } from './attribute-value.ts'
import type { Scope } from './condition.ts'
import { invalid } from './dynamo-fault.ts'
import type { Condition, Operand } from './expression.ts'
import type { KeySchema } from './table-schema.ts'

/**
 * The partition that a key condition names: `#pk = :pk`, alone or with one condition on the sort key. Throws for
 * any other condition, as DynamoDB does.
 */
export function partitionOf(condition: Condition, scope: Scope, key: KeySchema): string {
  const terms = condition.kind === 'and' ? [condition.left, condition.right] : [condition]
  const [partition, ...more] = terms.filter(
    (term) => isEquality(term) && nameOf(term.left, scope) === key.partition,
  )
  const [sort, ...others] = terms.filter((term) => term !== partition)
  if (!partition || more.length > 0 || others.length > 0) {
    throw invalid(`Query condition missed key schema element: ${key.partition}`)
  }
  if (sort && !(key.sort !== undefined && isSortCondition(sort, scope, key.sort))) {
    throw invalid('Query key condition not supported')
  }
  const { right } = partition as Extract<Condition, { kind: 'compare' }>
  const value = right.kind === 'value' ? scope.values[right.value] : undefined
  if (!value) throw invalid('Query key condition not supported')
  return canonicalText(value)
}

function isEquality(term: Condition): term is Extract<Condition, { kind: 'compare' }> {
  return term.kind === 'compare' && term.by === '='
}

function isSortCondition(term: Condition, scope: Scope, sort: string): boolean {
  switch (term.kind) {
    case 'compare':
      return term.by !== '<>' && nameOf(term.left, scope) === sort && term.right.kind === 'value'
    case 'between':
    case 'beginsWith':
      return nameOf(term.operand, scope) === sort
    default:
      return false
  }
}

/** The top-level attribute that an operand names. */
function nameOf(operand: Operand, { names }: Scope): string | undefined {
  if (operand.kind !== 'path' || operand.path.length !== 1) return undefined
  return names[String(operand.path[0])]
}

/** Refuses a filter on a key of what is queried, as DynamoDB does. */
export function refuseKeysInFilter(condition: Condition, scope: Scope, key: KeySchema): void {
  for (const operand of operandsOf(condition)) {
    const name = nameOf(operand, scope)
    if (name !== undefined && (name === key.partition || name === key.sort)) {
      throw invalid(
        `Filter Expression can only contain non-primary key attributes: Primary key attribute: ${name}`,
      )
    }
  }
}

function operandsOf(condition: Condition): readonly Operand[] {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return [...operandsOf(condition.left), ...operandsOf(condition.right)]
    case 'not':
      return operandsOf(condition.inner)
    case 'compare':
      return [condition.left, condition.right]
    case 'between':
      return [condition.operand, condition.low, condition.high]
    case 'in':
      return [condition.operand, ...condition.list]
    case 'exists':
    case 'notExists':
      return [{ kind: 'path', path: condition.path }]
    case 'beginsWith':
    case 'contains':
      return [condition.operand, condition.part]
  }
}
