import { stems } from '../stems.ts'
import { isFunctionWord } from './function-words.ts'

/** Two long forms mean the same if these are equal: `Chain-of-Thought` and `chain of thoughts`. */
export function meaningOf(long: string): string {
  return long
    .split(/[^\p{L}\p{N}\p{M}+#]+/u)
    .filter((word) => !isFunctionWord(word))
    .flatMap(stems)
    .join('')
}

/** Do two long forms mean the same, though one may lack its first or last words? */
export function isSameMeaning(one: string, other: string): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one]
  return long.startsWith(short) || long.endsWith(short)
}
