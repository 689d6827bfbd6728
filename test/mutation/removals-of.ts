import { parseAst } from 'vitest/node'
import { type Edit, editsOf } from './edits-of.ts'
import type { Removal } from './removal.ts'
import { children, type SourceNode } from './source-node.ts'

/** Every guard of a source that can be taken away by itself, from its first line to its last. */
export function removalsOf(file: string, source: string): Removal[] {
  const program = parseAst(source, { lang: file.endsWith('x') ? 'tsx' : 'ts' }, file) as unknown as SourceNode
  const removals = new Map<string, Removal>()
  for (const edit of editsIn(program, source, [])) {
    const removal = applied(file, source, edit)
    if (removal.source !== source) removals.set(removal.source, removal)
  }
  return [...removals.values()].sort((a, b) => a.line - b.line)
}

function* editsIn(node: SourceNode, source: string, around: readonly SourceNode[]): Generator<Edit> {
  yield* editsOf(node, source, around)
  const within = [node, ...around]
  for (const child of children(node)) yield* editsIn(child, source, within)
}

function applied(file: string, source: string, { from, to, text, within }: Edit): Removal {
  const start = source.lastIndexOf('\n', Math.min(from, within?.start ?? from) - 1) + 1
  const newLine = source.indexOf('\n', Math.max(to, within?.end ?? to))
  const end = newLine < 0 ? source.length : newLine
  return {
    file,
    line: source.slice(0, from).split('\n').length,
    was: inOneLine(source.slice(start, end)),
    becomes: inOneLine(source.slice(start, from) + text + source.slice(to, end)),
    source: source.slice(0, from) + text + source.slice(to),
  }
}

function inOneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim()
}
