/** Parses a file's text as JSON. A problem says where the text stops being JSON. */
export function parseJson(text: string): { readonly json: unknown } | { readonly problem: string } {
  const withoutMark = text.replace(/^\ufeff/, '')
  if (withoutMark.trim() === '') return { problem: 'is empty' }
  try {
    return { json: JSON.parse(withoutMark) }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    return { problem: `is not JSON (${place(message, withoutMark)})` }
  }
}

/**
 * The place of the error. V8's message holds it for a wrong character, but not for a text that ends too
 * early.
 */
function place(message: string, text: string): string {
  const [, line, column] = /line (\d+) column (\d+)/.exec(message) ?? []
  if (line && column) return `line ${line}, column ${column}`
  const position = Number(/at position (\d+)/.exec(message)?.[1] ?? text.length)
  const before = text.slice(0, position).split('\n')
  return `line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`
}
