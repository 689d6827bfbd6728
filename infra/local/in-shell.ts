/** Quotes a word for a shell if it needs quotes. */
export function inShell(word: string): string {
  return /\s/.test(word) ? JSON.stringify(word) : word
}
