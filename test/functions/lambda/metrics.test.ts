import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { lambdaMetrics } from '../../../functions/lambda/metrics.ts'

/** What would stand in CloudWatch's log. Powertools writes to the process's own output. */
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

test('counts of one invocation leave as one sum, gauges as all their values, in one line of CloudWatch’s format', () => {
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

test('what left does not leave again, and nothing is written where nothing was measured', () => {
  const metrics = lambdaMetrics('api')
  metrics.count('SignUps')
  metrics.flush()
  metrics.flush()
  expect(written()).toMatchObject([{ SignUps: 1 }])
})

test('more values than one line may hold leave in several, and none is lost', () => {
  const metrics = lambdaMetrics('deliver')
  for (let value = 0; value < 250; value++) metrics.gauge('DueToSubmittedSeconds', value, 'Seconds')
  metrics.flush()
  const values = written().flatMap((line) => line.DueToSubmittedSeconds)
  expect(values).toEqual(Array.from({ length: 250 }, (_, value) => value))
  for (const line of written()) expect(line.DueToSubmittedSeconds.length).toBeLessThanOrEqual(100)
})
