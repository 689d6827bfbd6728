import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { evaluateText } from './evaluate-text.ts'
import { judge } from './text-case.ts'

const folder = mkdtempSync(join(tmpdir(), 'paperwire-text-'))
afterAll(() => rmSync(folder, { recursive: true }))
const file = (name: string, json: unknown) => {
  writeFileSync(join(folder, name), JSON.stringify(json))
  return join(folder, name)
}
const one = (input: string, want: string[], trap = false) => ({ input, want, class: 'x', trap })

describe('npm run eval -- text', () => {
  test.each([
    [one('CO$_2$', ['CO₂']), 'right'],
    [one('\\b{old}', ['old']), 'missed'],
    [one('5\\% \\b{old}', ['5% old']), 'half'],
    [one('5\\%', ['5 per cent']), 'false'],
    [one('$5 and $10', ['$5 and $10'], true), 'right'],
    [one('5\\%', ['5\\%'], true), 'false'],
  ])('%j is %s', (textCase, verdict) => {
    expect(judge(textCase).verdict).toBe(verdict)
  })

  test('on cases it counts what is right, missed, half and false by class, and names what is not right', () => {
    const path = file('cases.json', [
      { ...one('CO$_2$', ['CO₂']), class: 'glued' },
      { ...one('\\b{old}', ['old']), class: 'accents' },
      { ...one('5\\%', ['5\\%'], true), class: 'trap' },
    ])
    const table = evaluateText([path])
    expect(table).toContain('| glued | 1 | 1 | 0 | 0 | 0 |')
    expect(table).toContain('| **all repairs** | 2 | 1 | 1 | 0 | 0 |')
    expect(table).toContain('| **all traps** | 1 | 0 | 0 | 0 | 1 |')
    expect(table).toContain('missed, accents: "\\\\b{old}"')
    expect(table).toContain('broken trap, trap: "5\\\\%" → "5%"')
  })

  test('on papers it prints every change by class, with the authors, and what is left of TeX', () => {
    const path = file('papers.json', [
      {
        id: '2601.00001',
        title: 'M$^2$E for much less CO$_2$',
        abstract: 'We use 5\\% of it -- so\n far, \\b{x}.',
        authors: ['Milo\\v s', 'Ada Beet'],
        comment: null,
      },
    ])
    const changes = evaluateText([path])
    expect(changes).toContain('### formulas: 2\n\n2601.00001: M$^2$E → M²E\n2601.00001: CO$_2$ → CO₂')
    expect(changes).toContain('2601.00001: 5\\% → 5%')
    expect(changes).toContain('2601.00001: -- → –')
    expect(changes).toContain('2601.00001: Milo\\v s, → Miloš,')
    expect(changes).toContain('### left as it came: 1\n\n2601.00001: \\b{x}.')
  })

  test('a file that is neither, or that cannot be read, is named', () => {
    expect(() => evaluateText([file('other.json', [{ x: 1 }])])).toThrow('has neither cases')
    expect(() => evaluateText([join(folder, 'none.json')])).toThrow('cannot be read')
  })
})
