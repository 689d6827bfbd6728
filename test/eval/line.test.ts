import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { evaluateLines } from './line.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lines-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

function fileOf(content: unknown): string {
  const path = join(folder, `${Math.abs(JSON.stringify(content).length)}.json`)
  writeFileSync(path, JSON.stringify(content))
  return path
}

describe('the evaluation of lines', () => {
  test('the lines that the scores trust least come first, below the counts', () => {
    const papers = [
      { id: '1', title: 'Maps', abstract: 'Gardens are large. We propose round maps of $10^{2}$ gardens.' },
      { id: '2', title: 'Ponds', abstract: 'Its ponds.' },
      { id: '3', title: 'Nothing', abstract: '' },
    ]
    const printed = evaluateLines([fileOf(papers)])
    expect(printed).toContain('The line of 3 papers')
    expect(printed).toContain('| no line | 1 | 33.3 % |')
    expect(printed).toContain('| opens with a pronoun | 1 | 33.3 % |')
    expect(printed).toContain('We propose round maps of 10² gardens.')
    const places = ['- 3 ', '- 2 ', '- 1 '].map((id) => printed.indexOf(id))
    expect(places).toEqual([...places].sort((a, b) => a - b))
  })

  test('a file of another form is named', () => {
    const path = fileOf({ papers: [] })
    expect(() => evaluateLines([path])).toThrow(`${path} is not a list of papers with title and abstract.`)
  })
})
