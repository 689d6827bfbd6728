import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { lambdaMetrics } from '../../../functions/lambda/metrics.ts'

/** The lines for CloudWatch's log, which Powertools writes to the process's own output. */
let lines: string[]
const { write } = process.stdout
beforeEach(() => {
  lines = []
  vi.stubEnv('POWERTOOLS_METRICS_NAMESPACE', 'paperwire-test')
  process.stdout.write = (text: string | Uint8Array) => {
    lines.push(String(text))
    return true
  }
})
afterEach(() => {
  process.stdout.write = write
  vi.unstubAllEnvs()
})
const written = () => lines.map((line) => JSON.parse(line))

test('one line of CloudWatch’s format holds the sum of an invocation’s counts and all values of its gauges', () => {
  const metrics = lambdaMetrics('deliver')
  for (let mails = 0; mails < 1_000; mails++) metrics.count('Submitted')
  metrics.count('Failed', 3)
  metrics.gauge('DueToSubmittedSeconds', 1.5, 'Seconds')
  metrics.gauge('DueToSubmittedSeconds', 4, 'Seconds')
  expect(lines).toEqual([])
  metrics.flush()
  const [line, ...others] = written()
  expect(others).toEqual([])
  expect(line).toEqual({
    _aws: {
      Timestamp: expect.any(Number),
      CloudWatchMetrics: [
        {
          Namespace: 'paperwire-test',
          Dimensions: [['service']],
          Metrics: expect.arrayContaining([
            { Name: 'Submitted', Unit: 'Count' },
            { Name: 'Failed', Unit: 'Count' },
            { Name: 'DueToSubmittedSeconds', Unit: 'Seconds' },
          ]),
        },
      ],
    },
    service: 'deliver',
    Submitted: 1_000,
    Failed: 3,
    DueToSubmittedSeconds: [1.5, 4],
  })
})

test('metrics are written once, and no line is written without any', () => {
  const metrics = lambdaMetrics('api')
  metrics.count('SignUps')
  metrics.flush()
  metrics.flush()
  expect(written()).toMatchObject([{ SignUps: 1 }])
})

test('more values than one line may hold are written in several lines, and none is lost', () => {
  const metrics = lambdaMetrics('deliver')
  for (let value = 0; value < 250; value++) metrics.gauge('DueToSubmittedSeconds', value, 'Seconds')
  metrics.flush()
  const values = written().flatMap((line) => line.DueToSubmittedSeconds)
  expect(values).toEqual(Array.from({ length: 250 }, (_, value) => value))
  for (const line of written()) expect(line.DueToSubmittedSeconds.length).toBeLessThanOrEqual(100)
})
