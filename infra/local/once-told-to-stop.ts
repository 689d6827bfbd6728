const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
const lookEveryMs = 200

/**
 * Calls `stop` once: at Ctrl-C, when this process is told to end, when the terminal closes, and when the npm that started
 * it is gone. npm passes on SIGINT and SIGTERM; any other signal ends npm alone, and this process gets another parent.
 */
export function onceToldToStop(stop: () => void): void {
  const { ppid } = process
  const startedByNpm = process.env.npm_lifecycle_event !== undefined
  let isTold = false
  const told = (): void => {
    // Ctrl-C comes twice: from the terminal, and from npm, which the terminal told, too.
    if (!isTold) stop()
    isTold = true
  }
  for (const signal of signals) process.on(signal, told)
  setInterval(() => {
    if (startedByNpm && process.ppid !== ppid) told()
  }, lookEveryMs).unref()
}
