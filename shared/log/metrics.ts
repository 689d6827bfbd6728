/** CloudWatch has no unit for minutes. Such a metric has no unit, and its name says what it is. */
export type MetricUnit = 'Count' | 'Seconds' | 'Percent' | 'None'

/** The service's metrics. They never hold an address or a token, and no name is made of a value. */
export interface Metrics {
  /** Adds to a sum: 1, if `times` is absent. */
  count(name: string, times?: number): void
  /** Records a state or a duration. Each value counts by itself. */
  gauge(name: string, value: number, unit: MetricUnit): void
}

/** Metrics that record nothing. On one machine the log says it all. */
export const noMetrics: Metrics = { count() {}, gauge() {} }
