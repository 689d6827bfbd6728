import { expect, test } from 'vitest'
import exampleStage from '../../infra/example-stage.json'
import { parseStage } from '../../infra/read-stage.ts'
import { apiWorld } from '../functions/api/api-world.ts'
import { wholeStage } from '../infra/cdk/whole-stage.ts'
import { documentAt } from './documents.ts'
import { codeSpans } from './markdown.ts'
import { sentences } from './numbers.ts'

/** Numbers on both sides of which digits go on are other numbers: `4 %` is not in `14 %`. */
function says(document: string, fragment: string): boolean {
  const text = documentAt(document).text.replace(/\s+/g, ' ')
  const found = text.indexOf(fragment.replace(/\s+/g, ' '))
  return found >= 0 && !/[\d.,]/.test(/^\d/.test(fragment) ? (text[found - 1] ?? '') : '')
}

test.each(sentences)('the document %s says: “%s”', (document, fragment) => {
  expect(says(document, fragment)).toBe(true)
})

test('docs/deploy.md explains every setting of a stage', () => {
  const stage = parseStage({ ...exampleStage, ...wholeStage, tableName: 'restored' }, 'here')
  const rows = documentAt('docs/deploy.md').text.matchAll(/^\| (`[^|]+`) \|/gm)
  const explained = new Set([...rows].flatMap(([, names = '']) => codeSpans(names)))
  expect(Object.keys(stage).filter((setting) => !explained.has(setting))).toEqual([])
})

test('docs/api.md says how large a body may be, as the refusal does', async () => {
  const answer = await apiWorld().request('/api/subscriptions', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: 'x'.repeat(1_000_000),
  })
  expect(answer.status).toBe(413)
  const { detail } = (await answer.json()) as { detail: string }
  const most = /\d+ kB/.exec(detail)?.[0]
  expect(says('docs/api.md', `a body of more than ${most}`)).toBe(true)
})
