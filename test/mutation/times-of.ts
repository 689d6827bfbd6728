import type { Edit } from './edits-of.ts'
import { nameOfNode, part, type SourceNode } from './source-node.ts'

/** Numbers that a module fixes, and stretches of time anywhere, halved and doubled. */
export function timesOf(node: SourceNode, source: string, around: readonly SourceNode[]): Edit[] {
  if (!isFixed(node, around) && !(isStretch(node) && !around.some((above) => isFixed(above, [])))) return []
  const text = source.slice(node.start, node.end)
  const bracketed = /^[\w.]+$/.test(text) ? text : `(${text})`
  return ['* 2', '/ 2'].map((change) => ({ from: node.start, to: node.end, text: `${bracketed} ${change}` }))
}

/** A number that stands in a module's own constant, by itself or as a field. */
function isFixed(node: SourceNode, around: readonly SourceNode[]): boolean {
  if (!isNumeric(node) || around.some(isFunction)) return false
  const [parent] = around
  return parent !== undefined && (part(parent, 'init') === node || part(parent, 'value') === node)
}

/** `2 * hourMs` */
function isStretch(node: SourceNode): boolean {
  return node.type === 'BinaryExpression' && node.operator === '*' && isNumeric(node)
}

/** Written with numbers, and with names of stretches of time. */
function isNumeric(node: SourceNode | undefined): boolean {
  if (!node) return false
  if (node.type === 'Literal') return typeof node.value === 'number'
  if (node.type === 'Identifier') return /Ms$/.test(nameOfNode(node))
  if (node.type !== 'BinaryExpression') return false
  return isNumeric(part(node, 'left')) && isNumeric(part(node, 'right'))
}

function isFunction({ type }: SourceNode): boolean {
  return /Function/.test(type)
}
