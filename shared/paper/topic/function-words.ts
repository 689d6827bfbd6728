/**
 * Words that every abstract has. They tell no paper from another, and must not count in place of a word that
 * does.
 */
const functionWord =
  /^(?:an?|and|are|as|at|between|by|for|from|how|in|into|is|its?|of|on|or|that|the|their|this|to|via|with)$/i

export function isFunctionWord(word: string): boolean {
  return functionWord.test(word)
}
