/** CloudWatch knows no minutes: those are numbers without a unit, and their names say what they are. */
export type MetricUnit = 'Count' | 'Seconds' | 'Percent' | 'None'

/** Where the service says how it is doing, in numbers. Never an address or a token, and no name made of a value. */
export interface Metrics {
  /** So many more of something (1), summed up. */
  count(name: string, times?: number): void
  /** How something stands, or how long one took: each value counts by itself. */
  gauge(name: string, value: number, unit: MetricUnit): void
}

/** Where nobody measures: on one machine the log says it all. */
export const noMetrics: Metrics = { count() {}, gauge() {} }
