import { expect, test } from 'vitest'
import { untilResumed } from '../../../../shared/delivery/pace/sending.ts'

test('“until resumed” is later than any moment of sending', () => {
  expect(untilResumed).toBeGreaterThan(Date.UTC(9999, 0, 1))
})
