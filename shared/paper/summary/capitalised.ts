import { isCoined } from './title-name.ts'

/** A text with a capital, unless its first word is a name that begins small (`mRNA`). */
export function capitalised(text: string): string {
  const [word = ''] = /^\S*/.exec(text) ?? []
  return isCoined(word) ? text : text.charAt(0).toUpperCase() + text.slice(1)
}
