import { hourMs, minuteMs } from '../../../shared/time/clock.ts'

/**
 * How long things may take where no fault excuses them. The scheduler ticks every 15 minutes, so whatever a tick finds is
 * done before the next one. `readerMs` comes on top, for each reader who may be served before.
 */
export const bounds = {
  /**
   * From the tick that finds a reader due to their mail, or to the end of their doubt. With the time for other readers it
   * stays below a quarter of an hour, so that the next tick cannot make up for a worker that gave up.
   */
  tickMs: 8 * minuteMs,
  /** From a confirmation to the welcome: its worker, or the successor of one that was at work already. */
  welcomeMs: 4 * minuteMs,
  /** From a sign-up to its letter: at once, or a quarter of an hour after its function died. */
  letterMs: 45 * minuteMs,
  /** From the start of an attempt to the first look at what became of it. */
  doubtMs: 2 * hourMs,
  /** From one look to the next. */
  nextLookMs: hourMs,
  /** A worker may read the clock, freeze, and write: Lambda ends it after 15 minutes, and clocks differ by one. */
  slowWriteMs: 21 * minuteMs,
  /** A worker that read the editions before a new one came may write until then. */
  oldNewsMs: hourMs,
  /** A worker that died holds its seat until its lease ends, by a clock that may be a minute off. */
  leaseMs: 2 * minuteMs,
  /** The longest stop that ends by itself. */
  stopMs: 15 * minuteMs,
  /** How long a letter may wait in line, before a tick drops it. */
  lineMs: 25 * hourMs,
} as const
