import type { Metrics, MetricUnit } from '../../shared/log/metrics.ts'

export interface MemoryMetrics extends Metrics {
  /** The sum of each count. */
  readonly counts: Readonly<Record<string, number>>
  /** The values of each gauge, in order. */
  readonly gauges: Readonly<Record<string, readonly number[]>>
  readonly units: Readonly<Record<string, MetricUnit>>
}

export function memoryMetrics(): MemoryMetrics {
  const counts: Record<string, number> = {}
  const gauges: Record<string, number[]> = {}
  const units: Record<string, MetricUnit> = {}
  return {
    counts,
    gauges,
    units,
    count(name, times = 1) {
      counts[name] = (counts[name] ?? 0) + times
    },
    gauge(name, value, unit) {
      gauges[name] = [...(gauges[name] ?? []), value]
      units[name] = unit
    },
  }
}
