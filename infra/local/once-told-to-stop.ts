const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
const lookEveryMs = 200

/**
 * Calls `stop` once: at SIGINT (Ctrl-C), SIGTERM or SIGHUP (the terminal closes), or when the parent that started this
 * process has ended. npm runs a script by a shell, and passes SIGTERM to that shell alone: the shell ends, and this
 * process lives on with another parent.
 */
export function onceToldToStop(stop: () => void): void {
  const { ppid } = process
  const isStartedByNpm = process.env.npm_lifecycle_event !== undefined
  let isTold = false
  const told = (): void => {
    // Ctrl-C arrives twice: from the terminal, and from npm, which got it from the terminal too.
    if (!isTold) stop()
    isTold = true
  }
  for (const signal of signals) process.on(signal, told)
  setInterval(() => {
    if (isStartedByNpm && process.ppid !== ppid) told()
  }, lookEveryMs).unref()
}
