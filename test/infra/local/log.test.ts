import { expect, test } from 'vitest'
import { terminalLog } from '../../../infra/local/log.ts'

test('the log says “nothing to do” of a report that asks for nothing, and keeps other outcomes', () => {
  const lines: string[] = []
  const { info } = terminalLog('feedback', (line) => lines.push(line.slice(10)))
  info('feedback', { kind: 'delivery', outcome: 'ignored' })
  info('feedback', { kind: 'suppress', outcome: 'suppressed' })
  expect(lines).toEqual([
    'feedback  feedback kind="delivery" outcome="nothing to do"',
    'feedback  feedback kind="suppress" outcome="suppressed"',
  ])
})
