import { readFileSync } from 'node:fs'
import * as z from 'zod/mini'
import { candidateLines, type Line } from '../../shared/paper/summary/candidate-lines.ts'
import { longestSummary, summarise } from '../../shared/paper/summary/summarise.ts'
import { plainText } from '../../shared/paper/text/plain-text.ts'

const papersSchema = z.array(
  z.object({ id: z._default(z.string(), '-'), title: z.string(), abstract: z.string() }),
)

interface Read {
  readonly id: string
  readonly title: string
  readonly line: string
  readonly score: number
}

/**
 * The marks of a line that is not worth its place, told by patterns that the production code does not use. A line
 * without a mark may still be dull or misleading: that is why the lines are printed.
 */
const marks: Readonly<Record<string, (line: string) => boolean>> = {
  'no line': (line) => line === '',
  'opens with what was said before': (line) =>
    /^(?:to (?:address|overcome|bridge|fill|tackle|solve|this)[^,]{0,40}\b(?:this|these|end)\b|instead|however|therefore|thus|hence|in contrast|based on th|guided by|motivated by th|(?:utili[sz]|leverag|us)ing th(?:is|ese)|as a result|in response|for this)\b/i.test(
      line,
    ),
  'opens with a pronoun': (line) =>
    /^(?:it|they|this|these|those|such|its|their)\b(?! (?:[\w-]+ ){0,2}(?:paper|work|study|survey|article|letter|chapter|thesis|report|research|tutorial|viewpoint|position|review|note|manuscript))/i.test(
      line,
    ),
  'a side result': (line) =>
    /^(?:as a by-?product|additionally|furthermore|moreover|finally|besides|in addition|we (?:also|further|additionally|finally))\b/i.test(
      line,
    ),
  'where the code is': (line) => /https?:|github/i.test(line),
  'a macro or a blank': (line) => /\\[a-z]{3}|\[[A-Z]{4}/i.test(line),
  'authors do nothing in it': (line) =>
    !/\b(?:we|our|i|this|paper|study|work|article|survey|proposed)\b/i.test(line),
  'under 50 characters': (line) => line !== '' && line.length < 50,
  'cut, with an ellipsis': (line) => line.endsWith('…'),
  'too long': (line) => [...line].length > longestSummary,
}

/**
 * The one line of each paper of some files, for reading: those that the code trusts least come first. Above them stands
 * how many lines bear which mark.
 */
export function evaluateLines(paths: readonly string[]): string {
  const all = paths.flatMap(readPapers).sort((a, b) => a.score - b.score)
  const counts = Object.entries(marks).map(([name, bears]) => {
    const count = all.filter(({ line }) => bears(line)).length
    return `| ${name} | ${count} | ${((100 * count) / Math.max(1, all.length)).toFixed(1)} % |`
  })
  return [
    `The line of ${all.length} papers`,
    '',
    '| mark | lines | share |',
    '| --- | ---: | ---: |',
    ...counts,
    '',
    ...all.map(({ id, title, line, score }) => `- ${id} (${score.toFixed(1)}) ${title}\n  ${line}`),
  ].join('\n')
}

function readPapers(path: string): Read[] {
  const papers = papersSchema.safeParse(JSON.parse(readFileSync(path, 'utf8')))
  if (!papers.success) throw new Error(`${path} is not a list of papers with title and abstract.`)
  return papers.data.map((paper) => {
    const [title, abstract] = [plainText(paper.title), plainText(paper.abstract)]
    const score = Math.max(...candidateLines(title, abstract).map((line: Line) => line.score))
    return { id: paper.id, title, line: summarise({ title, abstract }).text, score }
  })
}
