// @module-tag synthesis
import { expect, test } from 'vitest'
import { plausible } from '../infra/cdk/plausible.ts'
import { synthesize } from '../infra/cdk/synthesized.ts'
import { documentAt } from './documents.ts'
import { headings, slugOf } from './markdown.ts'

const { template } = synthesize()

/** The anchors that the alarms' mails link to. */
const wanted = Object.values(template.findResources('AWS::CloudWatch::Alarm')).map(({ Properties }) =>
  plausible(template, Properties.AlarmDescription).replace(/^.*: docs\/operate\.md#/, ''),
)

test('docs/operate.md has the paragraph of every alarm, and no other', () => {
  const paragraphs = headings(documentAt('docs/operate.md').text)
    .filter((heading) => heading.startsWith('Alarm:'))
    .map(slugOf)
  expect(paragraphs.toSorted()).toEqual([...new Set(wanted)].toSorted())
  expect(paragraphs.length).toBeGreaterThan(10)
})

test('docs/deploy.md says how many alarms there are', () => {
  expect(documentAt('docs/deploy.md').text).toContain(`- ${wanted.length} alarms, a dashboard and a budget`)
})
