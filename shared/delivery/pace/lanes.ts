/** The time for which a lane is busy with one mail, with a margin: SES's answer, and the table's before and after. */
const busySeconds = 0.25
const fewestLanes = 2
/** Of more lanes, one worker's processor makes no use. */
const mostLanes = 64

/** How many mails a worker has under way at once, so that waiting for answers costs nothing of its rate. */
export function lanesFor(perSecond: number): number {
  return Math.min(mostLanes, Math.max(fewestLanes, Math.ceil(busySeconds * perSecond)))
}

/** What works side by side. One caller feeds it and waits for it. */
export interface Lanes {
  /** Starts a work, which must not reject. */
  start(work: () => Promise<void>): void
  /** Resolves when at most so many are at work. */
  atMost(busy: number): Promise<void>
}

export function lanes(): Lanes {
  let busy = 0
  let onEnd = (): void => {}
  return {
    start(work) {
      busy++
      void work().finally(() => {
        busy--
        onEnd()
      })
    },
    async atMost(most) {
      while (busy > most) {
        await new Promise<void>((resolve) => {
          onEnd = resolve
        })
      }
    },
  }
}
