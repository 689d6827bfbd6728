import { Metrics as PowertoolsMetrics } from '@aws-lambda-powertools/metrics'
import type { Metrics } from '../../shared/log/metrics.ts'

export interface LambdaMetrics extends Metrics {
  /** Writes the metrics that were collected since the last flush. */
  flush(): void
}

/**
 * Collects metrics and writes them with Powertools as log lines in CloudWatch's embedded metric format, so
 * that they cost no API call. The only dimension is `service`, which names the function.
 * Powertools reads the namespace from the environment, where the deployment puts the name of its stack.
 */
export function lambdaMetrics(serviceName: string): LambdaMetrics {
  const metrics = new PowertoolsMetrics({ serviceName })
  // Counts are summed here. Otherwise Powertools would write each of thousands as a value of its own, a
  // hundred per line.
  const counts = new Map<string, number>()
  return {
    count: (name, times = 1) => void counts.set(name, (counts.get(name) ?? 0) + times),
    gauge: (name, value, unit) => void metrics.addMetric(name, unit, value),
    flush() {
      for (const [name, value] of counts) metrics.addMetric(name, 'Count', value)
      counts.clear()
      // Powertools warns if there is nothing to publish, and most invocations have nothing.
      if (metrics.hasStoredMetrics()) metrics.publishStoredMetrics()
    },
  }
}
