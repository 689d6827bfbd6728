import * as z from 'zod'
import { authorNames } from '../../../shared/http/author-names.ts'
import { plainText } from '../../../shared/paper/text/plain-text.ts'

/** Papers as a source writes them. */
export const papers = z
  .array(
    z.object({
      id: z.string(),
      title: z.string(),
      abstract: z.string(),
      authors: z.array(z.string()).optional(),
      comment: z.nullish(z.string()),
    }),
  )
  .min(1)

/** By the first mark of debris in what was changed. */
const classes: readonly (readonly [name: string, mark: RegExp])[] = [
  ['formulas', /\$|\\[([]/],
  ['commands', /\\[A-Za-z]/],
  ['escapes and accents', /\\/],
  ['dashes', /--/],
  ['quotes', /``|''|`/],
  ['ties', /~/],
  ['entities', /&/],
  ['Markdown and HTML', /[*<>]/],
  ['scripts', /[\^_]/],
  ['braces', /[{}]/],
  ['authors', /^author: /],
]

/** Every change of a text, with the words beside it, by class; what is left of TeX comes last. */
export function changesOf(those: z.infer<typeof papers>): string {
  const found = new Map<string, string[]>()
  const left: string[] = []
  const add = (name: string, line: string) => found.set(name, [...(found.get(name) ?? []), line])
  for (const { id, title, abstract, authors = [], comment } of those) {
    for (const text of [title, abstract, comment ?? '']) {
      const got = plainText(text)
      for (const [before, after] of changed(text, got))
        add(classes.find(([, mark]) => mark.test(before))?.[0] ?? 'others', `${id}: ${before} → ${after}`)
      for (const word of got.split(' '))
        if (/\\[A-Za-z]|\$[^\d]|[\^_]\{/.test(word) && !word.includes('://')) left.push(`${id}: ${word}`)
    }
    const names = authorNames(authors)
    if (names.join(', ') !== authors.join(', '))
      for (const [before, after] of changed(authors.join(', '), names.join(', ')))
        add('authors', `${id}: ${before} → ${after}`)
  }
  const parts = [...found, ['left as it came', left] as const]
  return parts.map(([name, lines]) => `### ${name}: ${lines.length}\n\n${lines.join('\n')}`).join('\n\n')
}

/** The stretches of words that differ between two texts that mostly agree. */
function changed(before: string, after: string): (readonly [string, string])[] {
  const from = before.split(/\s+/).filter((word) => word !== '')
  const to = after.split(' ').filter((word) => word !== '')
  const changes: (readonly [string, string])[] = []
  let a = 0
  let b = 0
  while (a < from.length || b < to.length) {
    if (from[a] === to[b]) {
      a++
      b++
      continue
    }
    const [skipA, skipB] = nextCommon(from, a, to, b)
    changes.push([from.slice(a, a + skipA).join(' '), to.slice(b, b + skipB).join(' ')])
    a += skipA
    b += skipB
  }
  return changes
}

/** How many words of each to pass until two in a row are the same again. */
function nextCommon(
  from: readonly string[],
  a: number,
  to: readonly string[],
  b: number,
): readonly [number, number] {
  for (let sum = 1; sum < 80; sum++)
    for (let skipA = 0; skipA <= sum; skipA++) {
      const skipB = sum - skipA
      if (from[a + skipA] === to[b + skipB] && from[a + skipA + 1] === to[b + skipB + 1])
        return [skipA, skipB]
    }
  return [from.length - a, to.length - b]
}
