/** A word as a person types it into a shell. */
export function inShell(word: string): string {
  return /\s/.test(word) ? JSON.stringify(word) : word
}
