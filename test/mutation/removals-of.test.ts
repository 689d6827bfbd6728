import { describe, expect, test } from 'vitest'
import { removalsOf } from './removals-of.ts'

const changesOf = (source: string): string[] => removalsOf('some.ts', source).map(({ becomes }) => becomes)

describe('guards of a source', () => {
  test.each<[what: string, source: string, becomes: readonly string[]]>([
    ['an early return', 'function go() { if (isLate) return }', ['function go() { if (false) return }']],
    ['an early throw in a block', 'if (isLate) { throw late }', ['if (false) { throw late }']],
    ['an effect on a condition', 'if (isLate) stop()', ['if (true) stop()', 'if (false) stop()']],
    ['both ways of a choice', 'go(isLate ? 1 : 2)', ['go(true ? 1 : 2)', 'go(false ? 1 : 2)']],
    ['each part of a conjunction', 'go(a && b)', ['go(a)', 'go(b)']],
    [
      'each part of three, in brackets',
      'go((a || b) && c)',
      ['go((a || b))', 'go(c)', 'go((a) && c)', 'go((b) && c)'],
    ],
    ['each of a chain once', 'go(a && b && c)', ['go(a && b)', 'go(a && c)', 'go(b && c)']],
    ['a default of a value', 'go(a ?? b)', ['go(a)']],
    ['a default of a parameter', 'function go(a = 1) {}', ['function go(a) {}']],
    ['a default of a field', 'const { a = 1 } = b', ['const { a } = b']],
    ['the edge of a comparison', 'go(a < b, c >= d)', ['go(a <= b, c >= d)', 'go(a < b, c > d)']],
    ['an equality that decides', 'list.some((a) => a === b)', ['list.some((a) => a !== b)']],
    ['a negation', 'go(!a)', ['go(a)']],
    ['each bound', 'go(Math.min(a, b))', ['go(Math.min(b))', 'go(Math.min(a))']],
    ['a filter', 'go(list.filter(isGood))', ['go(list)']],
    ['the end of a list', 'go(list.slice(-7))', ['go(list)']],
    ['an order', 'await first()', ['first()']],
    [
      'a limit of time',
      'const keptMs = 2 * dayMs',
      ['const keptMs = (2 * dayMs) * 2', 'const keptMs = (2 * dayMs) / 2'],
    ],
    [
      'a stretch of time',
      'function go() { wait(2 * hourMs) }',
      ['function go() { wait((2 * hourMs) * 2) }', 'function go() { wait((2 * hourMs) / 2) }'],
    ],
    [
      'a limit in an object',
      'const limits = { most: 5 }',
      ['const limits = { most: 5 * 2 }', 'const limits = { most: 5 / 2 }'],
    ],
    [
      'each condition of a write',
      'go({ when: [isOurs, isOld] })',
      ['go({ when: [isOld] })', 'go({ when: [isOurs] })'],
    ],
    ['the only condition of a write', 'go({ when: [isOurs] })', ['go({ when: [] })']],
    ['each condition of a deletion', 'deleteItem(a, [isOurs])', ['deleteItem(a, [])']],
    ['each of several conditions', 'go(anyOf(a, b))', ['go(anyOf(b))', 'go(anyOf(a))']],
    [
      'a number that tells others apart',
      'const go = () => ({ increment: { rev: 1 }, set })',
      ['const go = () => ({ set })'],
    ],
    ['an attribute that goes', "go({ remove: ['attempt'] })", ['go({ remove: [] })']],
    ['a consistent reading', 'go({ ConsistentRead: true })', ['go({ ConsistentRead: false })']],
    ['a filter of a query', 'go({ FilterExpression: a, b })', ['go({ b })']],
    [
      'an edge in an expression',
      `go(\`\${a} <= \${b} AND \${c}\`)`,
      [`go(\`\${a} < \${b} AND \${c}\`)`, `go(\`\${a} <= \${b} OR \${c}\`)`],
    ],
  ])('%s', (_, source, becomes) => {
    expect(changesOf(source)).toEqual(expect.arrayContaining([...becomes]))
    expect(changesOf(source)).toHaveLength(becomes.length)
  })

  test.each([
    ['a type', 'type A = B extends C ? D : E'],
    ['an import', "import { a } from './b.ts'"],
    ['a value that is awaited', 'const a = await b()'],
    ['a sum', 'go(a + b)'],
    ['a constant of text', "const a = 'b'"],
  ])('%s guards nothing', (_, source) => {
    expect(changesOf(source)).toEqual([])
  })

  test('a guard is named by its line, and by the text of all lines that change', () => {
    const source = 'const a = 1 as number\n// 😀\nif (\n  isLate && // é\n  isOurs\n)\n  throw late\n'
    const [removal] = removalsOf('some.ts', source).filter(({ becomes }) => becomes === '// é')
    expect(removal).toMatchObject({ file: 'some.ts', line: 4, was: 'isLate && // é' })
    expect(removal?.source).toBe('const a = 1 as number\n// 😀\nif (\n  // é\n  isOurs\n)\n  throw late\n')
  })

  test('a condition of a list is named with the list, so that like lists can be told apart', () => {
    const source = 'go({\n  when: [\n    isOurs,\n    isOld,\n  ],\n})'
    expect(removalsOf('some.ts', source).map(({ was, becomes }) => ({ was, becomes }))).toEqual([
      { was: 'when: [ isOurs, isOld, ],', becomes: 'when: [ isOld, ],' },
      { was: 'when: [ isOurs, isOld, ],', becomes: 'when: [ isOurs ],' },
    ])
  })
})
