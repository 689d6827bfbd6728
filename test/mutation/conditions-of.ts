import { type Edit, eachLeftOut, leftOut } from './edits-of.ts'
import { nameOfNode, part, parts, type SourceNode } from './source-node.ts'

/** Functions that take their conditions one by one, and those that take a list of them. */
const combining: readonly string[] = ['anyOf', 'allOf']
const conditional: readonly string[] = ['deleteItem']

/** Fields of a request that hold one condition. */
const single: readonly string[] = ['ConditionExpression', 'FilterExpression']

/** What keeps two writers apart: a condition that an update names, and the number that it raises for others. */
const lists: readonly string[] = ['when', 'remove']

/** The conditions of a write to DynamoDB, each taken away. */
export function conditionsOf(node: SourceNode, source: string): Edit[] {
  if (node.type === 'CallExpression') {
    const name = nameOfNode(part(node, 'callee'))
    const given = parts(node, 'arguments')
    if (combining.includes(name)) return eachLeftOut(node, given, source)
    if (conditional.includes(name)) return given.flatMap((argument) => elementsOf(node, argument, source))
  }
  if (node.type === 'ObjectExpression') {
    const properties = parts(node, 'properties')
    return properties.flatMap((property, index) => {
      const name = nameOfNode(part(property, 'key'))
      const value = part(property, 'value')
      if (name === 'ConsistentRead' && value) return [{ from: value.start, to: value.end, text: 'false' }]
      if (name === 'increment' || single.includes(name)) return [leftOut(property, properties, index, source)]
      return lists.includes(name) && value ? elementsOf(property, value, source) : []
    })
  }
  return []
}

function elementsOf(shown: SourceNode, list: SourceNode, source: string): Edit[] {
  const elements = list.type === 'ArrayExpression' ? parts(list, 'elements') : []
  return elements.map((_, index) => leftOut(shown, elements, index, source))
}
