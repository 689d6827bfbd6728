import { readFileSync } from 'node:fs'
import * as z from 'zod'
import { judge, type TextCase, textCases, type Verdict } from './text-case.ts'
import { changesOf, papers } from './text-changes.ts'

/** `npm run eval -- text FILE…`: counts on cases; on a list of papers, every change, by class. */
export function evaluateText(paths: readonly string[]): string {
  const cases: TextCase[] = []
  const parts: string[] = []
  for (const path of paths) {
    const json = read(path)
    const asCases = textCases.safeParse(json)
    const asPapers = papers.safeParse(json)
    if (asCases.success) cases.push(...asCases.data)
    else if (asPapers.success) parts.push(`## ${path}\n\n${changesOf(asPapers.data)}`)
    else
      throw new Error(
        `"${path}" has neither cases ([{input, want: […], class, trap?}]) nor papers ([{id, title, abstract, authors, comment}]):\n${z.prettifyError(asCases.error)}`,
      )
  }
  return [...(cases.length > 0 ? [countsOf(cases)] : []), ...parts].join('\n\n')
}

function read(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch (fault) {
    throw new Error(`"${path}" cannot be read: ${fault instanceof Error ? fault.message : fault}`)
  }
}

const verdicts: readonly Verdict[] = ['right', 'missed', 'half', 'false']

function countsOf(cases: readonly TextCase[]): string {
  const judged = cases.map((one) => ({ ...one, ...judge(one) }))
  const row = (name: string, those: typeof judged) =>
    `| ${name} | ${those.length} | ${verdicts.map((verdict) => those.filter((one) => one.verdict === verdict).length).join(' | ')} |`
  const repairs = judged.filter((one) => !one.trap)
  const traps = judged.filter((one) => one.trap)
  const wrong = judged.filter(({ verdict }) => verdict !== 'right')
  return [
    `| class | cases | ${verdicts.join(' | ')} |`,
    '| --- | ---: | ---: | ---: | ---: | ---: |',
    ...[...new Set(judged.map((one) => one.class))].map((name) =>
      row(
        name,
        judged.filter((one) => one.class === name),
      ),
    ),
    row('**all repairs**', repairs),
    row('**all traps**', traps),
    '',
    ...wrong.map(
      (one) =>
        `${one.trap ? 'broken trap' : one.verdict}, ${one.class}: ${JSON.stringify(one.input)} → ${JSON.stringify(one.got)}, not ${JSON.stringify(one.want[0])}`,
    ),
  ]
    .join('\n')
    .trimEnd()
}
