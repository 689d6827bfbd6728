import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import { addNumbers, compareNumbers } from './decimal.ts'
import { invalid } from './dynamo-fault.ts'

const wrongType = () =>
  invalid(
    'Invalid UpdateExpression: Incorrect operand type for operator or function; operator: ADD or DELETE',
  )

/** The attribute after `ADD`, which raises a number or unites sets. */
export function added(old: AttributeValue | undefined, more: AttributeValue | undefined): AttributeValue {
  if (more?.N !== undefined) {
    if (old && old.N === undefined) throw wrongType()
    return { N: addNumbers(old?.N ?? '0', more.N, 1) }
  }
  if (more?.SS) {
    if (old && !old.SS) throw wrongType()
    return { SS: [...new Set([...(old?.SS ?? []), ...more.SS])] }
  }
  if (more?.NS) {
    if (old && !old.NS) throw wrongType()
    const known = old?.NS ?? []
    return { NS: [...known, ...more.NS.filter((member) => !includes(known, member))] }
  }
  throw wrongType()
}

/** The set after `DELETE`; undefined if its last member is gone. */
export function subtracted(
  old: AttributeValue | undefined,
  less: AttributeValue | undefined,
): AttributeValue | undefined {
  if (!less?.SS && !less?.NS) throw wrongType()
  if (!old) return undefined
  if (less.SS) {
    if (!old.SS) throw wrongType()
    const rest = old.SS.filter((member) => !less.SS?.includes(member))
    return rest.length > 0 ? { SS: rest } : undefined
  }
  if (!old.NS) throw wrongType()
  const rest = old.NS.filter((member) => !includes(less.NS ?? [], member))
  return rest.length > 0 ? { NS: rest } : undefined
}

function includes(numbers: readonly string[], number: string): boolean {
  return numbers.some((each) => compareNumbers(each, number) === 0)
}
