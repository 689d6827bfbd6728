/**
 * Words that every abstract has. They tell no paper from another, and must not count in place of a word that
 * does.
 */
const functionWords = new Set(
  'a an and are as at between by for from how in into is it its of on or that the their this to via with'.split(
    ' ',
  ),
)

export function isFunctionWord(word: string): boolean {
  return functionWords.has(word.toLowerCase())
}
