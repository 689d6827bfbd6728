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

test('of many lines of one kind in a second ten are printed, and the others are counted', () => {
  const lines: string[] = []
  let now = Date.UTC(2026, 10, 23, 12)
  const log = terminalLog(
    'deliver',
    (line) => lines.push(line.slice(20)),
    () => now,
  )
  for (let n = 1; n <= 500; n++) log.info('digest', { n })
  log.info('seat', { seat: 0 })
  expect(lines).toHaveLength(11)
  expect(lines.at(-2)).toBe('digest n=10')
  expect(lines.at(-1)).toBe('seat seat=0')
  now += 1_000
  log.info('digest', { n: 501 })
  expect(lines.slice(11)).toEqual(['digest: 490 more in that second', 'digest n=501'])
  now += 1_000
  log.info('digest', { n: 502 })
  expect(lines.slice(13), 'nothing was left out').toEqual(['digest n=502'])
})

test('no warning and no error is left out', () => {
  const lines: string[] = []
  const log = terminalLog(
    'deliver',
    (line) => lines.push(line),
    () => 0,
  )
  for (let n = 0; n < 50; n++) log.warn('late')
  for (let n = 0; n < 50; n++) log.error('reader failed')
  expect(lines).toHaveLength(100)
})
