import { conditionsOf } from './conditions-of.ts'
import { nameOfNode, part, parts, type SourceNode } from './source-node.ts'
import { timesOf } from './times-of.ts'

/** Text that comes in the place of a stretch of a source. */
export interface Edit {
  readonly from: number
  readonly to: number
  readonly text: string
  /** What to show of the source beside the stretch itself. */
  readonly within?: SourceNode
}

/** The ways in which one node guards something, each taken away. `around` are the nodes above it, nearest first. */
export function editsOf(node: SourceNode, source: string, around: readonly SourceNode[]): Edit[] {
  const own = kinds[node.type]?.(node, source, around) ?? []
  return [...own, ...conditionsOf(node, source), ...timesOf(node, source, around)]
}

type Kind = (node: SourceNode, source: string, around: readonly SourceNode[]) => Edit[]

const kinds: Readonly<Record<string, Kind>> = {
  /** What leaves early goes on. What is done on a condition is done always, and never. */
  IfStatement(node) {
    const test = part(node, 'test')
    if (!test) return []
    return leaves(part(node, 'consequent')) && !part(node, 'alternate')
      ? [instead(test, 'false')]
      : [instead(test, 'true'), instead(test, 'false')]
  },

  ConditionalExpression(node) {
    const test = part(node, 'test')
    return test ? [instead(test, 'true'), instead(test, 'false')] : []
  },

  WhileStatement(node) {
    const test = part(node, 'test')
    return test && test.type !== 'Literal' ? [instead(test, 'false')] : []
  },

  /** `a && b` without each of its parts, and `a ?? b` without its default. */
  LogicalExpression(node, source) {
    const [left, right] = [part(node, 'left'), part(node, 'right')]
    if (!left || !right) return []
    const operator = String(node.operator)
    const at = source.indexOf(operator, left.end)
    const withoutRight = { from: source.slice(0, at).trimEnd().length, to: node.end, text: '' }
    const isChain = left.type === 'LogicalExpression' && left.operator === operator
    if (operator === '??' || isChain) return [withoutRight]
    const rest = source.slice(at + operator.length)
    const rightFrom = at + operator.length + (rest.length - rest.trimStart().length)
    return [withoutRight, { from: node.start, to: rightFrom, text: '' }]
  },

  /** The edge of a comparison moves by one. An equality turns round where nothing else takes it away. */
  BinaryExpression(node, source, [parent]) {
    const other =
      otherEdge[String(node.operator)] ?? (isTaken(parent) ? undefined : opposite[String(node.operator)])
    const left = part(node, 'left')
    if (!other || !left) return []
    const from = source.indexOf(String(node.operator), left.end)
    return [{ from, to: from + String(node.operator).length, text: other }]
  },

  UnaryExpression(node, _, [parent]) {
    const argument = part(node, 'argument')
    if (node.operator !== '!' || !argument || parent?.type === 'IfStatement') return []
    return [{ from: node.start, to: argument.start, text: '' }]
  },

  /** `await` in a statement of its own is there for the order alone. */
  ExpressionStatement(node) {
    const expression = part(node, 'expression')
    const argument = expression && part(expression, 'argument')
    if (expression?.type !== 'AwaitExpression' || !argument) return []
    return [{ from: expression.start, to: argument.start, text: '' }]
  },

  /** A default of a parameter, or of what is taken out of an object. */
  AssignmentPattern(node) {
    const left = part(node, 'left')
    return left ? [{ from: left.end, to: node.end, text: '' }] : []
  },

  /** `Math.min` and `Math.max` without each bound, and lists without their filters and ends. */
  CallExpression(node, source) {
    const callee = part(node, 'callee')
    const object = callee && part(callee, 'object')
    const method = callee && nameOfNode(part(callee, 'property'))
    if (callee?.type !== 'MemberExpression' || !object) return []
    const given = parts(node, 'arguments')
    if (nameOfNode(object) === 'Math' && (method === 'min' || method === 'max'))
      return eachLeftOut(node, given, source)
    return method === 'filter' || (method === 'slice' && given.length > 0)
      ? [{ from: object.end, to: node.end, text: '' }]
      : []
  },

  /** Comparisons inside a text, as in an expression for DynamoDB. */
  TemplateElement(node, source) {
    const text = source.slice(node.start, node.end)
    return [...text.matchAll(/(?<= )(<=|>=|<|>|AND|OR)(?= )/g)].map(({ 0: operator, index }) => {
      const from = node.start + index
      return {
        from,
        to: from + operator.length,
        text: otherEdge[operator] ?? (operator === 'AND' ? 'OR' : 'AND'),
      }
    })
  },
}

const otherEdge: Readonly<Record<string, string>> = { '<': '<=', '<=': '<', '>': '>=', '>=': '>' }
const opposite: Readonly<Record<string, string>> = { '===': '!==', '!==': '===' }

/** Whether the node above takes a condition away already. */
function isTaken(parent: SourceNode | undefined): boolean {
  const takers = ['IfStatement', 'ConditionalExpression', 'LogicalExpression', 'UnaryExpression']
  return parent !== undefined && takers.includes(parent.type)
}

function leaves(statement: SourceNode | undefined): boolean {
  const last = statement?.type === 'BlockStatement' ? parts(statement, 'body').at(-1) : statement
  return /^(Return|Throw|Continue|Break)Statement$/.test(last?.type ?? '')
}

function instead({ start, end }: SourceNode, text: string): Edit {
  return { from: start, to: end, text }
}

/** A list of at least two, without each of its elements in turn. */
export function eachLeftOut(list: SourceNode, elements: readonly SourceNode[], source: string): Edit[] {
  return elements.length < 2 ? [] : elements.map((_, index) => leftOut(list, elements, index, source))
}

/** A list without one of its elements and the comma beside it. */
export function leftOut(
  list: SourceNode,
  elements: readonly SourceNode[],
  index: number,
  source: string,
): Edit {
  const [element, next, before] = [elements[index], elements[index + 1], elements[index - 1]]
  if (!element) throw new Error(`there is no element ${index}`)
  if (next) return { from: element.start, to: next.start, text: '', within: list }
  const comma = /^\s*,/.exec(source.slice(element.end))?.[0].length ?? 0
  return { from: before?.end ?? element.start, to: element.end + comma, text: '', within: list }
}
