import { expect, test } from 'vitest'
import { longestSummary, summarise } from '../../../../shared/paper/summary/summarise.ts'

const size = 100_000
const pieces = [
  '(',
  '[',
  '“',
  '"',
  '\\',
  '$',
  ' ',
  'a',
  'A',
  '.',
  ',',
  ';',
  ':',
  '-',
  '—',
  '…',
  '1',
  '²',
  '😀',
  'e.g. ',
  'i.e. X',
  'cf. Sect. ',
  'We ',
  'we, ',
  'this paper ',
  'To address this, ',
  'and propose ',
  'We propose A. ',
  'a, b, which ',
  'not only ',
  'that by doing ',
  ' to address these ',
  'This such these those ',
  '\\ourmodel, ',
  '[METHOD NAME] ',
  'Background: ',
  'Results. ',
  'J. ',
  'A.B.C. ',
  'x.We ',
] as const

test.each(pieces)('a hostile abstract of nothing but "%s" takes no time', (piece) => {
  const abstract = piece.repeat(Math.ceil(size / piece.length))
  const start = performance.now()
  for (const text of [abstract, `We propose ${abstract}`, `To address ${abstract}, we propose maps.`]) {
    const byAuthors = summarise({ title: `${text.slice(0, 1000)}: maps`, abstract: text })
    const byModel = summarise({ title: '', abstract: '', aiSummary: text })
    expect([...byAuthors.text].length).toBeLessThanOrEqual(longestSummary)
    expect([...byModel.text].length).toBeLessThanOrEqual(longestSummary)
  }
  // Each takes a tenth of it. A pattern that backtracks takes minutes.
  expect(performance.now() - start).toBeLessThan(3000)
})
