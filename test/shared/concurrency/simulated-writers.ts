interface Sleeper {
  readonly until: number
  readonly wake: () => void
}

/** A time that passes only while everybody waits. */
export function simulatedTime() {
  let now = 0
  const sleepers: Sleeper[] = []
  return {
    wait: (ms: number) =>
      new Promise<void>((wake) => {
        sleepers.push({ until: now + ms, wake })
      }),
    /** Wakes one after the other until nobody waits any more. */
    async run(): Promise<void> {
      for (;;) {
        // What the last one set going comes to its next wait within these turns.
        for (let turn = 0; turn < 20; turn++) await Promise.resolve()
        sleepers.sort((a, b) => a.until - b.until)
        const next = sleepers.shift()
        if (!next) return
        now = next.until
        next.wake()
      }
    },
  }
}
