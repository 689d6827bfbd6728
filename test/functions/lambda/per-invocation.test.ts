import { expect, test } from 'vitest'
import { perInvocation } from '../../../functions/lambda/per-invocation.ts'
import { memoryLog } from '../../fakes/memory-log.ts'
import { memoryMetrics } from '../../fakes/memory-metrics.ts'

function partsThatTell() {
  const told: string[] = []
  const log = { ...memoryLog(), beginInvocation: (id: string) => void told.push(`begins ${id}`) }
  const metrics = { ...memoryMetrics(), flush: () => void told.push('metrics leave') }
  return { told, log, metrics }
}

test('the log knows the invocation before the handler begins, and the metrics are written after it ends', async () => {
  const { told, ...parts } = partsThatTell()
  const handler = perInvocation(parts, async (event: string) => {
    told.push(event)
    return 'answer'
  })
  expect(await handler('event', { awsRequestId: 'request-1' })).toBe('answer')
  expect(told).toEqual(['begins request-1', 'event', 'metrics leave'])
})

test('the metrics of an invocation that fails are written, too, and Lambda sees its fault', async () => {
  const { told, ...parts } = partsThatTell()
  const handler = perInvocation(parts, () => Promise.reject(new RangeError('no table')))
  await expect(handler('event', { awsRequestId: 'request-1' })).rejects.toThrow(RangeError)
  expect(told).toEqual(['begins request-1', 'metrics leave'])
})
