/** An element of a feed with children: elements by their names, attributes with `@_` before them. */
export type FeedNode = Readonly<Record<string, unknown>>

/** An element's children; none if it has only text. */
export function children(element: unknown): FeedNode {
  return typeof element === 'object' && element !== null && !Array.isArray(element)
    ? (element as FeedNode)
    : {}
}

/** The children of a name, in their order. */
export function all(element: unknown, name: string): readonly unknown[] {
  const node = children(element)
  if (!Object.hasOwn(node, name)) return []
  const found = node[name]
  return Array.isArray(found) ? found : [found]
}

export function one(element: unknown, name: string): unknown {
  return all(element, name)[0]
}

/** An element's own text, whether or not it has attributes or other elements in it. */
export function textOf(element: unknown): string {
  if (typeof element === 'string') return element
  const text = children(element)['#text']
  return typeof text === 'string' ? text : ''
}

/** The texts of all children of some names that have any, in the order of the names. */
export function texts(element: unknown, ...names: readonly string[]): string[] {
  return names.flatMap((name) => all(element, name).map(textOf)).filter((text) => text.trim() !== '')
}

export function attribute(element: unknown, name: string): string {
  const value = children(element)[`@_${name}`]
  return typeof value === 'string' ? value : ''
}
