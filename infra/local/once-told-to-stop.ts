const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
const lookEveryMs = 200

/**
 * Calls `stop` once: at SIGINT (Ctrl-C), SIGTERM or SIGHUP (the terminal closes), or when the npm that
 * started this process has ended. npm passes on SIGINT and SIGTERM only. If anything else ends npm, this
 * process lives on with another parent.
 */
export function onceToldToStop(stop: () => void): void {
  const { ppid } = process
  const startedByNpm = process.env.npm_lifecycle_event !== undefined
  let isTold = false
  const told = (): void => {
    // Ctrl-C arrives twice: from the terminal, and from npm, which got it from the terminal too.
    if (!isTold) stop()
    isTold = true
  }
  for (const signal of signals) process.on(signal, told)
  setInterval(() => {
    if (startedByNpm && process.ppid !== ppid) told()
  }, lookEveryMs).unref()
}
