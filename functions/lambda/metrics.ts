import { Metrics as PowertoolsMetrics } from '@aws-lambda-powertools/metrics'
import type { Metrics } from '../../shared/log/metrics.ts'

export interface LambdaMetrics extends Metrics {
  /** Writes down what came together since the last time. */
  flush(): void
}

/**
 * Metrics by Powertools: JSON lines of CloudWatch's embedded metric format, on the way of the log lines, so that they
 * cost no call. The one dimension is `service`, whose values are the four functions; Powertools takes the namespace from
 * the environment, where the deployment put its own name.
 */
export function lambdaMetrics(serviceName: string): LambdaMetrics {
  const metrics = new PowertoolsMetrics({ serviceName })
  // Summed up here: a count of thousands would else be thousands of ones, a hundred a line.
  const counts = new Map<string, number>()
  return {
    count: (name, times = 1) => void counts.set(name, (counts.get(name) ?? 0) + times),
    gauge: (name, value, unit) => void metrics.addMetric(name, unit, value),
    flush() {
      for (const [name, value] of counts) metrics.addMetric(name, 'Count', value)
      counts.clear()
      // Powertools warns of nothing to publish, which is what most invocations have.
      if (metrics.hasStoredMetrics()) metrics.publishStoredMetrics()
    },
  }
}
