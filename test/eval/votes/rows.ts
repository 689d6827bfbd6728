/** A table in Markdown, its first column to the left, the others to the right. */
export function rows(head: readonly string[], body: readonly (readonly string[])[]): string[] {
  const line = head.map((_, column) => (column === 0 ? '---' : '---:'))
  return [head, line, ...body].map((cells) => `| ${cells.join(' | ')} |`)
}
