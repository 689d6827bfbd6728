/** What a side of a comparison took for some mails. */
export interface Spent {
  /** CPU time of the process, garbage collection and compilation included. */
  readonly cpuMs: number
  readonly clockMs: number
  readonly mails: number
}

/** Measures this process while it mails. `work` says how many it mailed. */
export async function spending(work: () => Promise<number>): Promise<Spent> {
  const [cpu, clock] = [process.cpuUsage(), performance.now()]
  const mails = await work()
  const { user, system } = process.cpuUsage(cpu)
  return { cpuMs: (user + system) / 1_000, clockMs: performance.now() - clock, mails }
}

export const memoryDeeds = {
  /** In MB, as Linux counts it: the most so far. */
  peakMemory: (): number => process.resourceUsage().maxRSS / 1_024,
}
