import { availableParallelism, cpus, loadavg } from 'node:os'

/** What figures were measured on. They depend on it, and their ratios do less. */
export interface Machine {
  readonly cpu: string
  readonly cores: number
  readonly node: string
  /** Processes that wanted a core in the last minute. More than there are cores: something else was slowed, too. */
  readonly load: number
}

export function thisMachine(): Machine {
  const [first] = cpus()
  return {
    cpu: first?.model.trim() ?? 'unknown',
    cores: availableParallelism(),
    node: process.version,
    load: loadavg()[0] ?? Number.NaN,
  }
}

export function machineLine({ cpu, cores, node, load }: Machine): string {
  return `${cpu}, ${cores} cores, Node ${node}, load ${load.toFixed(1)} at the end`
}
