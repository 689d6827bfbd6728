import type { Metrics, MetricUnit } from '../../shared/log/metrics.ts'

export interface MemoryMetrics extends Metrics {
  /** Every count, summed up. */
  readonly counts: Readonly<Record<string, number>>
  /** Every gauge's values, in order. */
  readonly gauges: Readonly<Record<string, readonly number[]>>
  readonly units: Readonly<Record<string, MetricUnit>>
}

/** Metrics that are kept. */
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
