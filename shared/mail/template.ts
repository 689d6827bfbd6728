import { raw } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'
import type { Memo } from '../memory/bounded-memo.ts'

/**
 * A text that stands in many mails. The same object stands in each of them, so that whoever encodes it can do so
 * once.
 */
export interface Fragment {
  readonly text: string
  /** Its bytes, once they were asked for. Only whoever encodes fragments reads and writes them. */
  encoded?: Uint8Array
}

/** A text in fragments, with named places that are open. */
export type OpenText<Place extends string> = readonly (Fragment | Place)[]

/** What a template writes where something else will stand: between tags, or as the value of an attribute. */
export type Hole = (name: string) => HtmlEscapedString

/**
 * A part of a mail that is rendered once for all mails that show the same. `key` says all that it shows, apart from
 * what fills its holes.
 */
export interface Part {
  readonly key: string
  readonly render: (hole: Hole) => string
  /** What stands in its holes. */
  readonly holes?: Readonly<Record<string, readonly Part[]>>
  /** Holes that stay open: each reader has something else there. */
  readonly places?: readonly string[]
}

/** The fragments of parts that were rendered, by key, each cut at its holes. */
export type FragmentMemo = Memo<OpenText<string>>

/**
 * Parts as fragments, with those of the parts in their holes; places between them stay. Throws if a hole is missing or
 * stands twice in a part.
 */
export function fragmentsOf(memo: FragmentMemo, parts: readonly (Part | string)[]): OpenText<string> {
  const found: (Fragment | string)[] = []
  addFragments(memo, parts, found)
  return found
}

function addFragments(
  memo: FragmentMemo,
  parts: readonly (Part | string)[],
  found: (Fragment | string)[],
): void {
  for (const part of parts) {
    if (typeof part === 'string') {
      found.push(part)
      continue
    }
    const { holes } = part
    for (const piece of memo(part.key, () => cut(part))) {
      const filling = typeof piece === 'string' ? holes?.[piece] : undefined
      if (filling) addFragments(memo, filling, found)
      else found.push(piece)
    }
  }
}

/** A part rendered in one go, with what its open places hold. */
export function wholeText(
  { render, holes = {} }: Part,
  places: Readonly<Record<string, string>> = {},
): string {
  return render((name) =>
    raw((holes[name] ?? []).map((part) => wholeText(part, places)).join('') || (places[name] ?? '')),
  )
}

/** No text can hold this, because the `<` of a text is escaped. */
const marked: Hole = (name) => raw(`<hole ${name}>`)

function cut({ render, holes = {}, places = [] }: Part): OpenText<string> {
  const html = render(marked)
  const expected = [...Object.keys(holes), ...places]
  // Plain text is not escaped, and has no holes.
  if (expected.length === 0) return html === '' ? [] : [{ text: html }]
  const pieces = html.split(/<hole (\w+)>/)
  const found = pieces.filter((_, index) => index % 2 === 1)
  if ([...found].sort().join() !== [...expected].sort().join()) {
    throw new Error(`a template has the holes ${found.join(', ')}; they must be ${expected.join(', ')}`)
  }
  return pieces.flatMap((piece, index): OpenText<string> => {
    if (index % 2 === 1) return [piece]
    return piece === '' ? [] : [{ text: piece }]
  })
}
