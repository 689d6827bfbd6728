import { expect } from 'vitest'
import type { Outline } from './html-readers.ts'
import { inOneLine } from './html-readers.ts'

/** What stands in a hostile document in the places of a harmless one's words. */
export type Filling = Readonly<Record<string, string>>

export function fill(text: string, filling: Filling): string {
  return Object.entries(filling).reduce((filled, [word, given]) => filled.replaceAll(word, () => given), text)
}

/** A document with hostile texts is the harmless one, with the texts in the places of its words, and nothing else. */
export function expectSameShape(hostile: Outline, harmless: Outline, filling: Filling, what: string): void {
  const elements = harmless.elements.map(({ tag, attributes }) => ({
    tag,
    attributes: Object.fromEntries(
      Object.entries(attributes).map(([name, value]) => [name, fill(value, filling)]),
    ),
  }))
  // A failure of the first comparison is short to read. Texts are compared faster than objects.
  expect(namesOf(hostile.elements), what).toBe(namesOf(elements))
  expect(JSON.stringify(hostile.elements), what).toBe(JSON.stringify(elements))
  expect(hostile.text, what).toBe(inOneLine(fill(harmless.text, filling)))
}

/** The elements with the names of their attributes, in one line. */
export function namesOf(elements: Outline['elements']): string {
  return elements.map(({ tag, attributes }) => [tag, ...Object.keys(attributes)].join('.')).join(' ')
}
