import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { plainText } from '../../../shared/paper/text/plain-text.ts'
import { judge, textCases } from './text-case.ts'

const folder = new URL('cases/', import.meta.url)
const classes = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => ({
    name: name.slice(0, -5),
    cases: textCases.parse(JSON.parse(readFileSync(new URL(name, folder), 'utf8'))),
  }))
const all = classes.flatMap(({ cases }) => cases)

describe('the cases of texts', () => {
  test('there are at least 400 repairs and 150 traps, each once and in the file of its class', () => {
    expect(all.filter(({ trap }) => !trap).length).toBeGreaterThanOrEqual(400)
    expect(all.filter(({ trap }) => trap).length).toBeGreaterThanOrEqual(150)
    expect(new Set(all.map(({ input }) => input)).size).toBe(all.length)
    for (const { name, cases } of classes)
      expect(new Set(cases.map((one) => one.class))).toEqual(new Set([name]))
  })

  test.each(classes)('every text of $name reads as a person would write it', ({ cases }) => {
    const wrong = cases.map((one) => ({ ...one, ...judge(one) })).filter(({ verdict }) => verdict !== 'right')
    expect(wrong).toEqual([])
  })

  test('reading a text that reads well changes nothing', () => {
    const read = all.map(({ input }) => plainText(input))
    expect(read.map((text) => plainText(text))).toEqual(read)
  })
})
