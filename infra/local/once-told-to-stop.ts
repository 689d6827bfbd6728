const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
const lookEveryMs = 200

/**
 * Calls once: at Ctrl-C, when told to end, when the terminal closes, and when the npm that started this process is gone.
 * npm passes on SIGINT and SIGTERM only; whatever else ends it leaves this process behind, with another parent.
 */
export function onceToldToStop(stop: () => void): void {
  const { ppid } = process
  const startedByNpm = process.env.npm_lifecycle_event !== undefined
  let isTold = false
  const told = (): void => {
    // Ctrl-C comes twice: from the terminal, and from npm, which had it from there, too.
    if (!isTold) stop()
    isTold = true
  }
  for (const signal of signals) process.on(signal, told)
  setInterval(() => {
    if (startedByNpm && process.ppid !== ppid) told()
  }, lookEveryMs).unref()
}
