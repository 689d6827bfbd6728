/** A node of the syntax tree (ESTree), as far as the search for guards looks at it. */
export interface SourceNode {
  readonly type: string
  readonly start: number
  readonly end: number
  readonly [key: string]: unknown
}

/** What wraps an expression for the type checker alone. */
const wrappers: ReadonlySet<string> = new Set([
  'TSAsExpression',
  'TSSatisfiesExpression',
  'TSNonNullExpression',
])

/** The nodes right below a node. What only the type checker reads is left out. */
export function children(node: SourceNode): SourceNode[] {
  return Object.values(node)
    .flat()
    .filter(isNode)
    .filter(({ type }) => (!type.startsWith('TS') || wrappers.has(type)) && type !== 'ImportDeclaration')
}

export function isNode(value: unknown): value is SourceNode {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'
}

/** The node under a key, if there is one. */
export function part(node: SourceNode, key: string): SourceNode | undefined {
  const value = node[key]
  return isNode(value) ? value : undefined
}

/** The nodes of a list under a key. */
export function parts(node: SourceNode, key: string): SourceNode[] {
  const value = node[key]
  return Array.isArray(value) ? value.filter(isNode) : []
}

/** The name of an identifier; empty for any other node. */
export function nameOfNode(node: SourceNode | undefined): string {
  return node?.type === 'Identifier' && typeof node.name === 'string' ? node.name : ''
}
