import { expect, test } from 'vitest'
import { printFindings } from '../../../../infra/cli/deploying/print-findings.ts'

const nothing = { missing: [], advice: [], unseen: [] }

test('a stage that is ready is told what to try, and what could be better', () => {
  expect(printFindings(nothing, 'prod')).toBe('Nothing is missing. Try it: npm run smoke -- --stage prod')
  expect(printFindings({ ...nothing, advice: ['Go on.'] }, 'prod')).toBe(
    'Could be better:\n  - Go on.\n\nNothing is missing. Try it: npm run smoke -- --stage prod',
  )
})

test('what is missing and what is not known are apart, and a stage is not called ready while something is not known', () => {
  const again = 'To check again: npm run deploy -- --stage prod --check'
  expect(printFindings({ ...nothing, unseen: ['Could not look at it.'] }, 'prod')).toBe(
    `Not known:\n  - Could not look at it.\n\n${again}`,
  )
  expect(printFindings({ ...nothing, missing: ['A.', 'B.'] }, 'prod')).toBe(
    `Still missing:\n  - A.\n  - B.\n\n${again}`,
  )
})
